using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Reembedding;
using Phasa.Reembedding.Comparison;
using Phasa.Relational.Collections;
using Phasa.Relational.Connections;
using Phasa.Relational.Documents;

namespace Phasa.Relational.Reembedding;

/// <summary>The reembeddings of a store.</summary>
internal sealed class SqlReembeddings(Database database, TimeProvider time) : IReembeddingStore
{
    private const string Due =
        """
        SELECT id, collection_id AS Collection, to_space AS Space FROM reembeddings
        WHERE state = 'building' AND CASE lease_token WHEN 0 THEN due_at ELSE leased_until END <= @now
          AND (@collection IS NULL OR collection_id = @collection)
        ORDER BY due_at, id LIMIT 1
        """;

    private const string Held = "WHERE id = @Job AND lease_token = @Token AND state = 'building'";

    private const string GivenBack = "leased_until = NULL, lease_token = 0";

    public Task<CollectionSpaces?> SpacesAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(
            db =>
            {
                if (CollectionRecord.Find(db, collection) is not { } found)
                {
                    return null;
                }

                var kept = SpaceLines.Kept(db, collection);
                return new CollectionSpaces(found.Space, kept.GetValueOrDefault("next"), kept.GetValueOrDefault("previous"));
            },
            cancellationToken);

    public Task<ReembeddingJob?> FindAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => ReembeddingRecord.Find(reader.Db, collection), cancellationToken);

    public Task<ReembeddingJob> StartAsync(CollectionId collection, EmbeddingSpace space, SwitchRule rule, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => ReembeddingTable.Start(db, collection, space, rule, time.GetUtcNow()), cancellationToken);

    public Task<ReembeddingJob> SwitchAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => ReembeddingTable.Switch(db, collection, time.GetUtcNow()), cancellationToken);

    public Task<ReembeddingJob> RollBackAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => ReembeddingTable.RollBack(db, collection, time.GetUtcNow()), cancellationToken);

    public Task<bool> CancelAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => ReembeddingTable.Cancel(db, collection), cancellationToken);

    public Task<bool> DropPreviousAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => SpaceLines.LeavePrevious(db, collection), cancellationToken);

    public async Task<ReembeddingJob?> LeaseAsync(TimeSpan duration, CollectionId? collection = null, CancellationToken cancellationToken = default)
    {
        // Looked at, and counted, without the lock that writers need.
        var of = new { now = Columns.Of(time.GetUtcNow()), collection = collection?.Value };
        var due = await database.SnapshotAsync(
            db => db.QuerySingleOrDefault<DueLine>(Due, of) is { } line ? (line, Progress: TextCounts.Read(db, line.Collection, line.Space)) : default, cancellationToken);
        return due.line is null ? null : await database.WriteAsync(
            db =>
            {
                if (db.QuerySingleOrDefault<DueLine>(Due, of) is not { } line || line.Id != due.line.Id)
                {
                    return null;
                }

                db.Execute(
                    """
                    UPDATE reembeddings SET attempts = attempts + 1, leased_until = @Until, leases = leases + 1, lease_token = leases + 1,
                        done = @Done, total = @Total
                    WHERE id = @Id
                    """,
                    new { line.Id, Until = Columns.Of(time.GetUtcNow() + duration), due.Progress.Done, due.Progress.Total });
                return ReembeddingRecord.Find(db, new(line.Collection));
            },
            cancellationToken);
    }

    public Task<bool> RenewAsync(ReembeddingLease lease, TimeSpan duration, CancellationToken cancellationToken = default) =>
        ChangeAsync($"UPDATE reembeddings SET leased_until = @Until {Held}", new { lease.Job, lease.Token, Until = Columns.Of(time.GetUtcNow() + duration) }, cancellationToken);

    public Task ReleaseAsync(ReembeddingLease lease, CancellationToken cancellationToken = default) =>
        ChangeAsync($"UPDATE reembeddings SET attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END, {GivenBack} {Held}", lease, cancellationToken);

    public Task<bool> EndAsync(ReembeddingLease lease, ReembeddingState state, string? error, DateTimeOffset? retryAt, CancellationToken cancellationToken = default)
    {
        if (state == ReembeddingState.Switched)
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "A switch comes with the last rows.");
        }

        // A person may have asked for the switch while the worker made up its mind to wait for one.
        var now = time.GetUtcNow();
        return ChangeAsync(
            $"""
            UPDATE reembeddings SET state = CASE WHEN @State = 'ready' AND rule = 'always' THEN 'building' ELSE @State END,
                error = @error, due_at = @Due, ended_at = CASE @State WHEN 'building' THEN NULL ELSE @Now END, {GivenBack}
            {Held}
            """,
            new { lease.Job, lease.Token, State = Columns.Of(state), error, Due = Columns.Of(retryAt ?? now), Now = Columns.Of(now) },
            cancellationToken);
    }

    public Task<SpaceGap?> ReadGapAsync(ReembeddingLease lease, int limit, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => HeldReembedding.Find(db, lease) is { } held ? GapReader.Read(db, held, limit, cancellationToken) : null, cancellationToken);

    public Task<FillOutcome> FillAsync(
        ReembeddingLease lease, IReadOnlyList<RowFill> rows, SpacePosition reached, bool switchWhenComplete, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db =>
            {
                if (HeldReembedding.Find(db, lease) is not { } held)
                {
                    return FillOutcome.LeaseLost;
                }

                var filled = RowFiller.Write(db, held, rows);
                SpaceLines.Advance(db, held, reached);
                if (filled > 0)
                {
                    db.Execute("UPDATE reembeddings SET done = done + @filled, attempts = 1, error = NULL WHERE id = @Job", new { filled, lease.Job });
                }

                if (!SpaceLines.IsNextComplete(db, held))
                {
                    return FillOutcome.Behind;
                }

                if (!switchWhenComplete)
                {
                    return FillOutcome.Complete;
                }

                SpaceLines.Switch(db, held);
                db.Execute($"UPDATE reembeddings SET state = 'switched', error = NULL, ended_at = @Now, {GivenBack} WHERE id = @Job", new { lease.Job, Now = Columns.Of(time.GetUtcNow()) });
                return FillOutcome.Switched;
            },
            cancellationToken);

    public Task<bool> KeepComparisonAsync(ReembeddingLease lease, SpaceComparison comparison, CancellationToken cancellationToken = default) =>
        ChangeAsync($"UPDATE reembeddings SET comparison = @Comparison {Held}", new { lease.Job, lease.Token, Comparison = Columns.JsonOf(comparison) }, cancellationToken);

    public Task<IReadOnlyList<DocumentKey>> DocumentsAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<DocumentKey>>(
            reader => [.. reader.Db.Query<long>("SELECT key FROM documents WHERE collection_id = @Value ORDER BY key", new { collection.Value }).Select(k => new DocumentKey(k))],
            cancellationToken);

    public Task<ComparedDocument?> ReadAsync(DocumentKey document, EmbeddingSpace first, EmbeddingSpace second, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(
            db => DocumentRecord.Find(db, document) is { } found
                ? new ComparedDocument(found, RowTable.Read(db, document, first), RowTable.Read(db, document, second))
                : null,
            cancellationToken);

    public async Task<bool> SweepAsync(int limit, CancellationToken cancellationToken = default)
    {
        if (await database.QueryAsync(reader => SpaceSweep.IsDone(reader.Db), cancellationToken))
        {
            return false;
        }

        var isDone = await database.WriteAsync(db => !SpaceSweep.Run(db, limit) || SpaceSweep.IsDone(db), cancellationToken);
        if (isDone)
        {
            await database.EmptyLogAsync();
        }

        return !isDone;
    }

    private Task<bool> ChangeAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(db => db.Execute(sql, parameters) == 1, cancellationToken);

    private sealed class DueLine
    {
        public long Id { get; init; }

        public long Collection { get; init; }

        public long Space { get; init; }
    }
}
