using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Postgres;

namespace Phasa.Cli.Hosting;

/// <summary>The folder that holds a store and its configuration; beside a database, only what a node keeps for itself.</summary>
/// <param name="Path">The full path.</param>
internal sealed record DataFolder(string Path)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "PHASA_DATA";

    /// <summary>The environment variable that names another store than the folder's file.</summary>
    public const string StoreVariable = "PHASA_STORE";

    private const string DefaultName = "phasa-data";

    /// <summary>The database that is the store; null where it is the folder's file.</summary>
    public PostgresAddress? Server { get; init; }

    /// <summary>Where vectors are compared, if the command line says; as the configuration writes it.</summary>
    public string? Index { get; init; }

    /// <summary>The store's file.</summary>
    public string Store => System.IO.Path.Combine(Path, "phasa.db");

    /// <summary>Whether there is a store. A database is one, and says itself when it cannot be used.</summary>
    public bool HasStore => Server is not null || File.Exists(Store);

    /// <summary>What people call the store.</summary>
    public string StoreName => Server?.ToString() ?? Path;

    /// <summary>The configuration's file, which need not exist.</summary>
    public string Configuration => System.IO.Path.Combine(Path, "phasa.json");

    /// <summary>Where measurements keep embeddings; whatever is in it may be deleted.</summary>
    public string EmbeddingCache => System.IO.Path.Combine(Path, "cache", "embeddings");

    /// <summary>Where indexes are kept between runs; whatever is in it may be deleted.</summary>
    public string IndexCache => System.IO.Path.Combine(Path, "cache", "indexes");

    /// <summary>Where word indexes are kept between runs; whatever is in it may be deleted while no process uses it.</summary>
    public string WordCache => System.IO.Path.Combine(Path, "cache", "words");

    /// <summary>Where the keys lie that sessions of the dashboard are sealed with; without them everybody signs in again.</summary>
    public string SessionKeys => System.IO.Path.Combine(Path, "session-keys");

    /// <summary>The folder that a command line means: its option, else the environment's, else the default one.</summary>
    public static DataFolder Of(ParseResult parse)
    {
        var named = parse.GetValue(GlobalOptions.Data) ?? Environment.GetEnvironmentVariable(Variable);
        var server = parse.GetValue(GlobalOptions.Store) ?? Environment.GetEnvironmentVariable(StoreVariable);
        return new(System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(named) ? DefaultName : named))
        {
            Server = string.IsNullOrWhiteSpace(server) ? null : PostgresAddress.Parse(server),
            Index = parse.GetValue(GlobalOptions.Index),
        };
    }

    /// <summary>Makes the folder when it does not exist.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/>.</exception>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(ErrorCodes.StoreUnavailable, $"The data folder '{Path}' cannot be made: {e.Message}", innerException: e);
        }
    }

    /// <summary>Removes indexes of a store that is going to be replaced.</summary>
    public void DropDerived()
    {
        foreach (var cache in (string[])[IndexCache, WordCache])
        {
            if (Directory.Exists(cache))
            {
                Directory.Delete(cache, recursive: true);
            }
        }
    }

    /// <summary>Refuses a folder without a store, so that a wrong path is not answered with an empty store.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/>.</exception>
    public void RequireStore()
    {
        if (!HasStore)
        {
            throw new PhasaException(
                ErrorCodes.StoreUnavailable, $"There is no store in the data folder '{Path}'.",
                $"Name the folder with --data DIR or ${Variable}, or fill a new one with 'phasa ingest'.");
        }
    }
}
