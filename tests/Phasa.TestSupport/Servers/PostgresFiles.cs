namespace Phasa.TestSupport.Servers;

/// <summary>PostgreSQL's programs on this machine.</summary>
public static class PostgresFiles
{
    /// <summary>What brings them.</summary>
    public const string Install = "apt-get install postgresql";

    /// <summary>The folder that has them, of the newest version; null where there is none.</summary>
    public static string? Folder { get; } = new[] { "/usr/lib/postgresql" }.Where(Directory.Exists)
        .SelectMany(Directory.GetDirectories)
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin"))
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>Why tests that need it are skipped; null where they must run.</summary>
    public static string? SkipReason { get; } = Folder is null && Environment.GetEnvironmentVariable("PHASA_TEST_REQUIRE") != "all"
        ? $"No PostgreSQL in /usr/lib/postgresql ('{Install}')."
        : null;
}
