using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Relational.Collections;
using Phasa.Relational.Connections;
using Phasa.Separation;
using Phasa.Separation.Jobs;
using Phasa.Separation.PairSets;

namespace Phasa.Relational.Measurements;

/// <summary>The measurements of a store.</summary>
internal sealed class SqlMeasurements(Database database, TimeProvider time) : IMeasurementStore
{
    private const string Due =
        """
        SELECT id FROM measurements
        WHERE state IN ('queued', 'running') AND CASE lease_token WHEN 0 THEN due_at ELSE leased_until END <= @Now
        ORDER BY due_at, id LIMIT 1
        """;

    private const string Held = "WHERE id = @Id AND lease_token = @Token";

    private const string GivenBack = "leased_until = NULL, lease_token = 0";

    public Task<MeasurementJob> QueueAsync(MeasurementRequest request, PairSet? pairs, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db =>
            {
                Require(db, request.Collection);
                if (db.ExecuteScalar<int>("SELECT COUNT(*) FROM measurements WHERE state IN ('queued', 'running')") >= IMeasurementStore.MostOpen)
                {
                    throw new PhasaException(
                        ErrorCodes.Overloaded, $"{IMeasurementStore.MostOpen} measurements wait already.",
                        "Wait until some are done, or delete some with DELETE /v1/measurements/{id}.");
                }

                return Insert(
                    db, "request, collection_id, state, requested_at, due_at, pairs", "@Request, @Collection, 'queued', @Now, @Now, @Pairs",
                    new
                    {
                        Request = Columns.JsonOf(request),
                        Collection = request.Collection?.Value,
                        Now = Columns.Of(time.GetUtcNow()),
                        Pairs = pairs is null ? null : StoredJson.Of(pairs),
                    });
            },
            cancellationToken);

    public Task<MeasurementJob> SaveAsync(Measurement measurement, CollectionId? collection = null, CancellationToken cancellationToken = default)
    {
        var request = new MeasurementRequest
        {
            Origin = PairOrigin.Given,
            PairSet = measurement.PairSet.Name,
            Collection = collection,
            Models = [.. measurement.Models.Select(m => m.Model)],
            Options = new() { Source = measurement.Source, Seed = measurement.Seed, Draws = measurement.Draws, Rules = measurement.Rules },
        };
        return database.WriteAsync(
            db =>
            {
                Require(db, collection);
                var job = Insert(
                    db, "request, collection_id, state, requested_at, due_at, ended_at, measured_at, result", "@Request, @Collection, 'done', @Now, @Now, @Now, @At, @Result",
                    new
                    {
                        Request = Columns.JsonOf(request),
                        Collection = collection?.Value,
                        Now = Columns.Of(time.GetUtcNow()),
                        At = Columns.Of(measurement.At),
                        Result = MeasurementJson.Write(measurement),
                    });
                ResultTable.Keep(db, job.Id.Value, measurement);
                return job;
            },
            cancellationToken);
    }

    public Task<MeasurementJob?> FindAsync(MeasurementId id, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => MeasurementRecord.Find(reader.Db, id.Value), cancellationToken);

    public Task<Measurement?> ReadAsync(MeasurementId id, CancellationToken cancellationToken = default) =>
        database.QueryAsync(
            reader => reader.Db.ExecuteScalar<string?>("SELECT result FROM measurements WHERE id = @Value", new { id.Value }) is { } json ? StoredJson.ResultOf(id.Value, json) : null,
            cancellationToken);

    public Task<IReadOnlyList<MeasurementJob>> ListAsync(MeasurementId? before, int limit, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => MeasurementRecord.List(reader.Db, before?.Value, limit), cancellationToken);

    public Task<KeptMeasurement?> LatestAsync(EmbeddingSpace space, CollectionId collection, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => ResultTable.FindLatest(reader.Db, space, collection), cancellationToken);

    public async Task<bool> DeleteAsync(MeasurementId id, CancellationToken cancellationToken = default)
    {
        var deleted = await database.WriteAsync(
            db =>
            {
                ResultTable.Announce(db, id.Value);
                return db.Execute("DELETE FROM measurements WHERE id = @Value", new { id.Value }) == 1;
            },
            cancellationToken);
        if (deleted)
        {
            await database.EmptyLogAsync();
        }

        return deleted;
    }

    public async Task<MeasurementJob?> LeaseAsync(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        // Looked at without the lock that writers need.
        var of = new { Now = Columns.Of(time.GetUtcNow()) };
        return await database.QueryAsync(reader => reader.Db.ExecuteScalar<long?>(Due, of), cancellationToken) is null ? null : await database.WriteAsync(
            db =>
            {
                if (db.ExecuteScalar<long?>(Due, of) is not { } id)
                {
                    return null;
                }

                db.Execute(
                    """
                    UPDATE measurements SET state = 'running', attempts = attempts + 1, leased_until = @Until, leases = leases + 1, lease_token = leases + 1
                    WHERE id = @id
                    """,
                    new { id, Until = Columns.Of(time.GetUtcNow() + duration) });
                try
                {
                    return MeasurementRecord.Find(db, id);
                }
                catch (PhasaException e) when (e.Code == ErrorCodes.StoreIncompatible)
                {
                    // Nobody can work on it, and it would hold up those behind it for ever.
                    db.Execute($"UPDATE measurements SET state = 'failed', error = @Message, ended_at = @Now, pairs = NULL, {GivenBack} WHERE id = @id", new { id, e.Message, of.Now });
                    return null;
                }
            },
            cancellationToken);
    }

    public Task<PairSet?> ReadPairsAsync(MeasurementLease lease, CancellationToken cancellationToken = default) =>
        database.QueryAsync(
            reader => reader.Db.ExecuteScalar<string?>($"SELECT pairs FROM measurements {Held}", Of(lease)) is { } json ? StoredJson.PairsOf(lease.Job.Value, json) : null,
            cancellationToken);

    public Task<bool> RenewAsync(MeasurementLease lease, TimeSpan duration, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            $"UPDATE measurements SET leased_until = @Until {Held}", new { Id = lease.Job.Value, lease.Token, Until = Columns.Of(time.GetUtcNow() + duration) }, cancellationToken);

    public Task<bool> ReportAsync(MeasurementLease lease, MeasurementPhase phase, long done, long total, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            $"UPDATE measurements SET phase = @Phase, done = @done, total = @total {Held}",
            new { Id = lease.Job.Value, lease.Token, Phase = Columns.Of(phase), done, total }, cancellationToken);

    public Task ReleaseAsync(MeasurementLease lease, CancellationToken cancellationToken = default) =>
        ChangeAsync($"UPDATE measurements SET state = 'queued', attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END, {GivenBack} {Held}", Of(lease), cancellationToken);

    public Task<bool> CompleteAsync(MeasurementLease lease, Measurement measurement, CancellationToken cancellationToken = default)
    {
        var of = new
        {
            Id = lease.Job.Value,
            lease.Token,
            Now = Columns.Of(time.GetUtcNow()),
            At = Columns.Of(measurement.At),
            Result = MeasurementJson.Write(measurement),
        };
        return database.WriteAsync(
            db =>
            {
                if (db.Execute(
                    $"""
                    UPDATE measurements SET state = 'done', done = total, error = NULL, ended_at = @Now, measured_at = @At, pairs = NULL, result = @Result, {GivenBack}
                    {Held}
                    """,
                    of) == 0)
                {
                    return false;
                }

                ResultTable.Keep(db, of.Id, measurement);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> FailAsync(MeasurementLease lease, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var of = new { Id = lease.Job.Value, lease.Token, error, Now = Columns.Of(now), Due = Columns.Of(retryAt ?? now) };
        return database.WriteAsync(
            db =>
            {
                var changed = db.Execute(
                    retryAt is null
                        ? $"UPDATE measurements SET state = 'failed', error = @error, ended_at = @Now, pairs = NULL, {GivenBack} {Held}"
                        : $"UPDATE measurements SET state = 'queued', error = @error, due_at = @Due, {GivenBack} {Held}",
                    of) == 1;
                ResultTable.Prune(db);
                return changed;
            },
            cancellationToken);
    }

    private static object Of(MeasurementLease lease) => new { Id = lease.Job.Value, lease.Token };

    private static MeasurementJob Insert(DbConnection db, string columns, string values, object of) =>
        MeasurementRecord.Find(db, db.ExecuteScalar<long>($"INSERT INTO measurements ({columns}) VALUES ({values}) RETURNING id", of))!;

    private static void Require(DbConnection db, CollectionId? collection)
    {
        if (collection is { } id && CollectionRecord.Find(db, id) is null)
        {
            throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {id.Value} has gone.");
        }
    }

    private Task<bool> ChangeAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(db => db.Execute(sql, parameters) == 1, cancellationToken);
}
