using System.Data.Common;
using System.Globalization;
using Dapper;
using Phasa.Relational.Schema;

namespace Phasa.Sqlite.Schema;

/// <summary>Brings a file to the latest schema, or refuses one that is not ours or is from later.</summary>
internal static class SchemaUpgrade
{
    /// <summary>The steps of the schema of files.</summary>
    public static Migrations Steps { get; } = new(typeof(SchemaUpgrade).Assembly);

    /// <summary>Refuses a foreign or newer file; reads only.</summary>
    /// <returns>The file's schema; 0 for an empty file.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncompatible"/>.</exception>
    public static int Inspect(DbConnection db, string path)
    {
        var tables = db.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table'").ToHashSet(StringComparer.Ordinal);
        if (tables.Count == 0)
        {
            return 0;
        }

        var version = tables.Contains("meta") ? Version(db) : null;
        return version switch
        {
            null => throw new PhasaException(
                ErrorCodes.StoreIncompatible,
                $"'{path}' is an SQLite file of another program, not a Phasa store; this version of Phasa works with schema {Steps.Latest}.",
                "Name another data folder."),
            > 0 when version <= Steps.Latest => version.Value,
            _ => throw new PhasaException(
                ErrorCodes.StoreIncompatible,
                $"'{path}' has schema {version}; this version of Phasa works with schema {Steps.Latest}."),
        };
    }

    /// <summary>Runs the steps that are missing, all in the transaction that the caller has begun.</summary>
    public static void Run(DbConnection db, string path)
    {
        foreach (var step in Steps.All.Skip(Inspect(db, path)))
        {
            db.Execute(step);
        }

        db.Execute("UPDATE meta SET value = @Latest WHERE key = 'schema'", new { Latest = $"{Steps.Latest}" });
    }

    private static int? Version(DbConnection db)
    {
        var columns = db.Query<string>("SELECT name FROM pragma_table_info('meta')").ToHashSet(StringComparer.Ordinal);
        if (!columns.SetEquals(["key", "value"]))
        {
            return null;
        }

        var values = db.Query<(string Key, string Value)>("SELECT key, CAST(value AS TEXT) FROM meta").ToLookup(m => m.Key, m => m.Value);
        return values["application"].Contains("phasa")
            && int.TryParse(values["schema"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : null;
    }
}
