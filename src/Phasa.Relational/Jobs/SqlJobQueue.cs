using Dapper;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Relational.Collections;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Jobs;

/// <summary>The job queue of a store.</summary>
internal sealed class SqlJobQueue(Database database, TimeProvider time) : IJobQueue
{
    /// <summary>The next job in turn. The index gives each branch its first line without sorting.</summary>
    internal const string Next =
        """
        SELECT id FROM (
            SELECT * FROM (
                SELECT id, attempts, due_at AS due FROM jobs INDEXED BY jobs_by_turn
                WHERE state = 'queued' AND due_at <= @now ORDER BY attempts, due_at, id LIMIT 1) q
            UNION ALL
            SELECT * FROM (
                SELECT id, attempts, leased_until AS due FROM jobs INDEXED BY jobs_by_end_of_lease
                WHERE state = 'leased' AND leased_until <= @now ORDER BY attempts, leased_until, id LIMIT 1) l) j
        ORDER BY attempts, due, id LIMIT 1
        """;

    private const string Held = "WHERE id = @Job AND lease_token = @Token AND state = 'leased'";

    public Task<TranslationJob?> LeaseAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db =>
            {
                var now = time.GetUtcNow();
                long id;
                do
                {
                    if (db.ExecuteScalar<long?>(Next, new { now = Columns.Of(now) }) is not { } next)
                    {
                        return null;
                    }

                    id = next;
                }
                while (JobTable.RemoveWhenOff(db, id));

                db.Execute(
                    """
                    UPDATE jobs SET state = 'leased', attempts = attempts + 1, leased_until = @Until,
                        leases = leases + 1, lease_token = leases + 1
                    WHERE id = @id
                    """,
                    new { id, Until = Columns.Of(now + duration) });
                return JobRecord.Find(db, id);
            },
            cancellationToken);

    public Task<bool> RenewAsync(JobLease lease, TimeSpan duration, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            $"UPDATE jobs SET leased_until = @Until {Held}",
            new { lease.Job, lease.Token, Until = Columns.Of(time.GetUtcNow() + duration) },
            cancellationToken);

    public Task<bool> CompleteAsync(JobLease lease, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db =>
            {
                CollectionRecord.Worked(db, lease, time.GetUtcNow());
                return db.Execute($"DELETE FROM jobs {Held}", lease) == 1;
            },
            cancellationToken);

    public Task<bool> EndAsync(
        JobLease lease, JobState state, string step, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken = default)
    {
        if (state == JobState.Leased)
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "An attempt ends in the queue, failed or parked.");
        }

        return GiveBackAsync(
            lease,
            $"""
            UPDATE jobs SET state = @State, step = @step, error = @error, due_at = @Due, leased_until = NULL, lease_token = 0
            {Held}
            """,
            new { lease.Job, lease.Token, State = Columns.Of(state), step, error, Due = Columns.Of(retryAt ?? time.GetUtcNow()) },
            cancellationToken);
    }

    public Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken = default) =>
        GiveBackAsync(
            lease, $"UPDATE jobs SET state = 'queued', attempts = attempts - 1, leased_until = NULL, lease_token = 0 {Held}", lease, cancellationToken);

    public Task<int> RequeueAsync(
        CollectionId? collection, string? documentId, LanguageTag? language, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db => JobTable.QueueAnew(db, collection, documentId, language?.Value, time.GetUtcNow())
                + JobTable.QueueOpen(db, collection, documentId, language?.Value, time.GetUtcNow()),
            cancellationToken);

    public Task<int> RequeueAsync(CollectionId collection, StopReason reason, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => JobTable.QueueAnew(db, collection, reason, time.GetUtcNow()), cancellationToken);

    public Task<IReadOnlyList<JobCount>> CountAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => JobFigures.Count(reader.Db, collection), cancellationToken);

    public Task<IReadOnlyList<DueWork>> DueAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => JobFigures.Due(reader.Db, collection, time.GetUtcNow()), cancellationToken);

    public Task<int> CountWaitingAsync(CollectionId collection, string step, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => JobFigures.CountWaiting(reader.Db, collection, step), cancellationToken);

    public Task<DateTimeOffset?> WorkedAtAsync(CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => Columns.OptionalTime(reader.Db.ExecuteScalar<string?>("SELECT MAX(worked_at) FROM collections")), cancellationToken);

    public Task<IReadOnlyList<StopCount>> StoppedAsync(CollectionId collection, int limit, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => JobFigures.Stopped(reader.Db, collection, limit), cancellationToken);

    public Task<IReadOnlyList<TranslationJob>> ListAsync(
        CollectionId? collection, JobState? state, LanguageTag? language, long after, int limit, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => JobRecord.List(reader.Db, collection, state, language, after, limit), cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken = default) =>
        database.QueryAsync(
            reader => Columns.OptionalTime(reader.Prepared(
                """
                SELECT MIN(due) FROM (
                    SELECT MIN(due_at) AS due FROM jobs INDEXED BY jobs_by_due WHERE state = 'queued'
                    UNION ALL
                    SELECT MIN(leased_until) FROM jobs INDEXED BY jobs_by_end_of_lease WHERE state = 'leased') j
                """).ExecuteScalar() as string),
            cancellationToken);

    private Task<bool> GiveBackAsync(JobLease lease, string sql, object parameters, CancellationToken cancellationToken) => database.WriteAsync(
        db =>
        {
            var isHeld = db.Execute(sql, parameters) == 1;
            if (isHeld)
            {
                JobTable.RemoveWhenOff(db, lease.Job);
            }

            return isHeld;
        },
        cancellationToken);

    private Task<bool> ChangeAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(db => db.Execute(sql, parameters) == 1, cancellationToken);
}
