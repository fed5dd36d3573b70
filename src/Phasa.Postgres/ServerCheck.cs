using System.Data.Common;
using Dapper;
using Phasa.Postgres.Connections;
using Phasa.Postgres.Schema;
using Phasa.Relational;
using Phasa.Storage;

namespace Phasa.Postgres;

/// <summary>What <c>phasa doctor</c> wants to know about the server.</summary>
internal static class ServerCheck
{
    public static async Task<IReadOnlyList<StoreFinding>> RunAsync(ServerDatabase database, CancellationToken cancellationToken)
    {
        List<StoreFinding> findings = [await WritableAsync(database, cancellationToken)];
        Func<DbConnection, IEnumerable<StoreFinding>>[] checks = [db => [Version(db)], db => [SchemaVersion(db, database.Address)], db => [Encoding(db)], db => [Vectors(db)], CollectionCheck.Run];
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

    private static StoreFinding Vectors(DbConnection db)
    {
        var version = db.ExecuteScalar<string?>("SELECT extversion FROM pg_extension WHERE extname = 'vector'");
        return new("pgvector", true, version is null ? "The extension 'vector' is not there: indexes are in the processes' memory." : $"The extension 'vector' {version} is there.");
    }
}
