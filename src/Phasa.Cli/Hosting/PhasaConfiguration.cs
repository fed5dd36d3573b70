using System.Collections;
using Microsoft.Extensions.Configuration;

namespace Phasa.Cli.Hosting;

/// <summary>The settings from the configuration file and the environment, the environment's above the file's.</summary>
internal static class PhasaConfiguration
{
    /// <summary>What begins the name of each environment variable that is a setting.</summary>
    public const string Prefix = "PHASA_";

    private static readonly string[] Sections = ["Embedding", "Translation", "Worker", "Canary", "Calibration", "Fusion", "Reranking", "Chat", "Answers", "Index", "IndexFiles", "SearchLog", "Alerts", "Api", "SignIn", "Telemetry", "Logging"];

    /// <summary>Reads the settings.</summary>
    /// <param name="folder">Where the file is when none is named.</param>
    /// <param name="file">The file, or null.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>, with the path of the wrong setting.</exception>
    public static IConfigurationRoot Read(DataFolder folder, string? file)
    {
        var builder = new ConfigurationBuilder();
        if (file is not null && !File.Exists(file))
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, $"There is no configuration file '{file}'.", "Correct the path given with --config.") { Location = file };
        }

        var path = Path.GetFullPath(file ?? folder.Configuration);
        IConfigurationRoot configuration;
        try
        {
            configuration = builder.AddJsonFile(path, optional: true, reloadOnChange: false).AddInMemoryCollection(FromEnvironment())
                .AddInMemoryCollection(folder.Index is { } index ? [new("Index:Mode", index)] : []).Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException)
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, $"'{path}' cannot be read: {(e.InnerException ?? e).Message}", "Correct the file; it is one JSON object.", e) { Location = path };
        }

        if (configuration.GetChildren().FirstOrDefault(c => !Sections.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, $"'{unknown.Path}' is no section of the configuration.", $"Use one of: {string.Join(", ", Sections)}.") { Location = unknown.Path };
        }

        return configuration;
    }

    /// <summary>Variables such as <c>PHASA_Worker__Concurrency</c>. One without <c>__</c> names no section's member and may serve another purpose.</summary>
    private static Dictionary<string, string?> FromEnvironment()
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (name.Contains("__", StringComparison.Ordinal))
            {
                settings[name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal)] = (string?)variable.Value;
            }
            else if (Sections.FirstOrDefault(s => name.StartsWith($"{Prefix}{s}_", StringComparison.OrdinalIgnoreCase)) is { } section)
            {
                throw new PhasaException(
                    ErrorCodes.InvalidConfiguration, $"The environment variable '{name}' is no setting.",
                    $"Write two underscores between a section and its member: {Prefix}{section}__… .")
                { Location = name };
            }
        }

        return settings;
    }
}
