using System.Data.Common;
using Dapper;
using Npgsql;
using Phasa.Indexes;
using Phasa.Postgres.Connections;
using Phasa.Relational.Connections;

namespace Phasa.Postgres.Vectors;

/// <summary>The tables of the language indexes in the database, in a schema of their own beside the store's: derived, and therefore in no copy or backup of it.</summary>
internal sealed class VectorTables(ServerDatabase database)
{
    /// <summary>Rows filled in while the other writers wait: a tenth of a second or two.</summary>
    private const int Batch = 1000;

    /// <summary>The first version of the extension that goes on through a graph until enough is found.</summary>
    private static readonly Version Least = new(0, 8);

    /// <summary>About how many: the server's estimate, unless it has none yet.</summary>
    private const string Rows =
        "SELECT CASE WHEN reltuples > 0 THEN reltuples::bigint ELSE (SELECT COUNT(*) FROM rows) END FROM pg_class WHERE oid = 'rows'::regclass";

    private VectorNames? _names;

    /// <summary>Whether the server has the extension.</summary>
    public Task<VectorSupport> InspectAsync(CancellationToken cancellationToken) => database.SnapshotAsync(
        db => new VectorSupport(
            Missing(db) is null, Missing(db) ?? "pgvector is there", db.ExecuteScalar<long>(Rows)),
        cancellationToken);

    /// <summary>Makes the tables where there are none, and fills them.</summary>
    public async Task PrepareAsync(Action<long, long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(Make, cancellationToken);
        }
        catch (Exception e) when (e is DbException || (e is PhasaException known && known.Code != ErrorCodes.StoreUnavailable))
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration, $"The language indexes cannot be made in {database.Address}: {e.Message}",
                "Install pgvector on its server, have a superuser run 'CREATE EXTENSION vector' in the database and let the service's role create schemas in it; or use --index in-process.", e);
        }

        long? all = null;
        for (long left = 1; left > 0;)
        {
            left = await database.WriteAsync(db => db.ExecuteScalar<long>(NamesIn(db).In($"SELECT :own.fill({Batch})")), cancellationToken);
            all ??= left == 0 ? null : left + Batch;
            if (all is { } total)
            {
                progress?.Invoke(total - left, total);
            }
        }
    }

    /// <summary>What things are called.</summary>
    public VectorNames NamesIn(DbConnection db) => _names ??= new(
        database.Address.Schema,
        db.ExecuteScalar<string?>("SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'vector'")
            ?? throw new PhasaException(ErrorCodes.InvalidConfiguration, $"{database.Address} has no extension 'vector'.", "Use --index in-process."));

    /// <summary>Whether the tables are there.</summary>
    public static bool AreIn(DbConnection db, PostgresAddress address) =>
        db.ExecuteScalar<bool>("SELECT to_regclass(format('%I.filling', @Schema::text)) IS NOT NULL", new { Schema = VectorNames.SchemaBeside(address.Schema) });

    /// <summary>What the database lacks; null for nothing.</summary>
    private static string? Missing(DbConnection db) => db.ExecuteScalar<string?>("SELECT extversion FROM pg_extension WHERE extname = 'vector'") is not { } version
        ? "The extension 'vector' is not in the database."
        : Version.Parse(version) < Least ? $"The extension 'vector' is {version}, and {Least} is needed." : null;

    private bool Make(DbConnection db)
    {
        db.Execute("CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public");
        if (Missing(db) is { } missing)
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, missing);
        }

        if (AreIn(db, database.Address))
        {
            return false;
        }

        using var reader = new StreamReader(typeof(VectorTables).Assembly.GetManifestResourceStream("tables")!);
        db.Execute(NamesIn(db).In(reader.ReadToEnd()));
        return true;
    }
}
