using System.Data.Common;
using System.Globalization;
using Dapper;
using Phasa.Postgres.Connections;
using Phasa.Postgres.Schema;
using Phasa.Postgres.Vectors;
using Phasa.Relational;
using Phasa.Storage;

namespace Phasa.Postgres;

/// <summary>What <c>phasa doctor</c> wants to know about the server.</summary>
internal static class ServerCheck
{
    public static async Task<IReadOnlyList<StoreFinding>> RunAsync(ServerDatabase database, CancellationToken cancellationToken)
    {
        List<StoreFinding> findings = [await WritableAsync(database, cancellationToken)];
        Func<DbConnection, IEnumerable<StoreFinding>>[] checks = [db => [Version(db)], db => [SchemaVersion(db, database.Address)], db => [Encoding(db)], db => [Vectors(db, database.Address)], CollectionCheck.Run];
        foreach (var check in checks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                findings.AddRange(await database.SnapshotAsync(db => check(db).ToList(), cancellationToken));
            }
            catch (PhasaException e)
            {
                findings.Add(new("server", false, $"{e.Message} {e.NextStep}"));
            }
        }

        return findings;
    }

    private static async Task<StoreFinding> WritableAsync(ServerDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(db => db.Execute("UPDATE meta SET value = value WHERE key = 'application'"), cancellationToken);
            return new("writable", true, $"{database.Address} can be written.");
        }
        catch (PhasaException e)
        {
            return new("writable", false, $"{e.Message} {e.NextStep}");
        }
    }

    private static StoreFinding Version(DbConnection db)
    {
        var number = db.ExecuteScalar<int>("SELECT current_setting('server_version_num')::int");
        return new("server", number >= 150_000, $"PostgreSQL {db.ServerVersion}{(number >= 150_000 ? "." : ": Phasa needs 15 or later.")}");
    }

    private static StoreFinding SchemaVersion(DbConnection db, PostgresAddress address)
    {
        var version = SchemaUpgrade.Inspect(db, address);
        return new("schema", version == SchemaUpgrade.Steps.Latest, $"Schema '{address.Schema}' is at {version}; this version of Phasa works with {SchemaUpgrade.Steps.Latest}.");
    }

    private static StoreFinding Encoding(DbConnection db)
    {
        var encoding = db.ExecuteScalar<string>("SELECT current_setting('server_encoding')");
        return new("encoding", encoding == "UTF8", $"Texts are kept as {encoding}{(encoding == "UTF8" ? "." : ": make the database anew with 'createdb --encoding UTF8 --template template0'.")}");
    }

    private static StoreFinding Vectors(DbConnection db, PostgresAddress address)
    {
        var version = db.ExecuteScalar<string?>("SELECT extversion FROM pg_extension WHERE extname = 'vector'");
        if (version is null || !VectorTables.AreIn(db, address))
        {
            return new("pgvector", true, version is null
                ? "The extension 'vector' is not there: indexes can only be in the processes' memory (--index in-process)."
                : $"The extension 'vector' {version} is there; indexes are in the processes' memory until one of them is started with --index pgvector.");
        }

        var (indexes, graphs, rows, missing) = db.QuerySingle<(long Indexes, long Graphs, long Rows, long Missing)>(
            new VectorNames(address.Schema, "").In("""
            SELECT (SELECT COUNT(*) FROM :own.indexes),
                   (SELECT COUNT(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE i.indisvalid AND n.nspname = @Schema AND c.relname LIKE 'rows\_%\_graph'),
                   (SELECT COUNT(*) FROM :main.rows),
                   (SELECT COUNT(*) FROM :main.rows r WHERE NOT EXISTS (SELECT 1 FROM :own.rows v WHERE v.row_id = r.id))
            """),
            new { Schema = VectorNames.SchemaBeside(address.Schema) });
        return new("pgvector", missing == 0, string.Create(
            CultureInfo.InvariantCulture,
            $"The extension 'vector' {version} keeps {indexes} language indexes, {graphs} of them with a graph, of {rows:N0} rows{(missing == 0 ? "." : $"; {missing:N0} rows are missing in them: drop the schema '{VectorNames.SchemaBeside(address.Schema)}' and start a server with --index pgvector, which makes it anew.")}"));
    }
}
