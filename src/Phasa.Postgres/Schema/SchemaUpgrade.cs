using System.Data.Common;
using System.Globalization;
using Dapper;
using Phasa.Postgres.Connections;
using Phasa.Relational.Connections;
using Phasa.Relational.Schema;

namespace Phasa.Postgres.Schema;

/// <summary>Brings a database to the latest schema, or refuses one that is from later.</summary>
internal static class SchemaUpgrade
{
    /// <summary>The steps of the schema of servers.</summary>
    public static Migrations Steps { get; } = new(typeof(SchemaUpgrade).Assembly);

    /// <summary>Runs the steps that are missing. Of nodes that start together one does it, and the others wait.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncompatible"/> when the database is from a later version.</exception>
    public static void Run(Connection connection, PostgresAddress address)
    {
        var db = connection.Db;
        if (Inspect(db, address) == Steps.Latest)
        {
            return;
        }

        // The schema must be there before writers can take their turn in it.
        connection.Write(() =>
        {
            foreach (var (i, step) in Steps.All.Index().Skip(Inspect(db, address)))
            {
                if (i == 0)
                {
                    db.Execute($"CREATE SCHEMA IF NOT EXISTS {Quoted(address.Schema)}");
                }

                db.Execute(step);
            }

            return db.Execute("UPDATE meta SET value = @Latest WHERE key = 'schema'", new { Latest = Steps.Latest.ToString(CultureInfo.InvariantCulture) });
        });
    }

    /// <summary>The database's schema; 0 for an empty one.</summary>
    public static int Inspect(DbConnection db, PostgresAddress address)
    {
        var isThere = db.ExecuteScalar<bool>(
            "SELECT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = @Schema AND table_name = 'meta')", new { address.Schema });
        var version = isThere ? db.ExecuteScalar<string?>("SELECT value FROM meta WHERE key = 'schema'") : "0";
        return int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known <= Steps.Latest
            ? known
            : throw new PhasaException(
                ErrorCodes.StoreIncompatible, $"Schema '{address.Schema}' of {address} is at {version ?? "no version"}; this version of Phasa works with {Steps.Latest}.");
    }

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
