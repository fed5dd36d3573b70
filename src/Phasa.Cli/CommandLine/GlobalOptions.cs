using System.CommandLine;

namespace Phasa.Cli.CommandLine;

/// <summary>Options that mean the same wherever they appear.</summary>
internal static class GlobalOptions
{
    /// <summary>The data folder.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The data folder; else $PHASA_DATA, else ./phasa-data.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>The configuration file.</summary>
    public static Option<string?> Configuration { get; } = new("--config")
    {
        Description = "The configuration; else phasa.json in the data folder, if there.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>Machine-readable output.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document." };

    /// <summary>The collection a command works on.</summary>
    public static Option<string> Collection { get; } = new("--collection", "-c")
    {
        Description = "The collection.",
        HelpName = "NAME",
        Required = true,
    };
}
