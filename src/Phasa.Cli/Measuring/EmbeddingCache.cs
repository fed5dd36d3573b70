using System.CommandLine;

namespace Phasa.Cli.Measuring;

/// <summary>Where the vectors of measured texts are kept between runs.</summary>
internal static class EmbeddingCache
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "PHASA_CACHE";

    /// <summary>The option that names the folder.</summary>
    public static Option<string?> Folder { get; } = new("--cache")
    {
        Description = $"Where vectors are kept between runs; else ${Variable}, else the user's cache.",
        HelpName = "DIR",
    };

    /// <summary>The option that keeps nothing.</summary>
    public static Option<bool> None { get; } = new("--no-cache") { Description = "Keep no vectors, and use none." };

    /// <summary>The folder that a command line means; null for none.</summary>
    public static string? Of(ParseResult parse)
    {
        if (parse.GetValue(None))
        {
            return null;
        }

        var named = parse.GetValue(Folder) ?? Environment.GetEnvironmentVariable(Variable);
        return Path.GetFullPath(string.IsNullOrWhiteSpace(named) ? Path.Combine(UserCache(), "phasa", "embeddings") : named);
    }

    /// <summary>The user's cache as the system has it; https://specifications.freedesktop.org/basedir-spec where there is no other rule.</summary>
    private static string UserCache()
    {
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache))
        {
            return cache;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : home.Length == 0 ? Path.GetTempPath()
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
    }
}
