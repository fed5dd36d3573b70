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

    /// <summary>The store, where it is not the data folder's.</summary>
    public static Option<string?> Store { get; } = new("--store")
    {
        Description = "The store: a PostgreSQL database, as postgres://user@host/database; else $PHASA_STORE, else the file in the data folder.",
        HelpName = "URL",
        Recursive = true,
    };

    /// <summary>Where vectors are compared.</summary>
    public static Option<string?> Index { get; } = MadeOf(
        new("--index")
        {
            Description = "Where vectors are compared: by pgvector in the database, in this process, or (auto) in this process while they fit. Else Index:Mode of the configuration.",
            HelpName = "auto|pgvector|in-process",
            Recursive = true,
        },
        "auto", "pgvector", "in-process");

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

    private static Option<string?> MadeOf(Option<string?> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
