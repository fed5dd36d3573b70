using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Jobs;

/// <summary>Jobs counted.</summary>
internal static class JobFigures
{
    public static IReadOnlyList<JobCount> Count(DbConnection db, CollectionId collection) =>
    [
        .. db.Query<(string Language, string State, int Jobs, int Retries, string NextDue)>(
            """
            SELECT j.language, j.state, COUNT(*), COUNT(*) FILTER (WHERE j.attempts > 0), MIN(COALESCE(j.leased_until, j.due_at))
            FROM jobs j JOIN documents d ON d.key = j.document_key
            WHERE d.collection_id = @Value GROUP BY j.language, j.state ORDER BY j.language, j.state
            """,
            new { collection.Value })
            .Select(c => new JobCount(Columns.Tag(c.Language), Columns.Member<JobState>(c.State), c.Jobs, c.Retries, Columns.Time(c.NextDue))),
    ];

    public static IReadOnlyList<DueWork> Due(DbConnection db, CollectionId collection, DateTimeOffset now) =>
    [
        .. db.Query<(string Language, int Jobs, string Since)>(
            """
            SELECT j.language, COUNT(*), MIN(j.due_at) FROM jobs j JOIN documents d ON d.key = j.document_key
            WHERE j.state IN ('queued', 'leased') AND j.due_at <= @Now AND d.collection_id = @Value GROUP BY j.language ORDER BY j.language
            """,
            new { collection.Value, Now = Columns.Of(now) })
            .Select(w => new DueWork(Columns.Tag(w.Language), w.Jobs, Columns.Time(w.Since))),
    ];

    public static int CountWaiting(DbConnection db, CollectionId collection, string step) => db.ExecuteScalar<int>(
        "SELECT COUNT(*) FROM jobs j JOIN documents d ON d.key = j.document_key WHERE j.state = 'queued' AND j.step = @step AND d.collection_id = @Value",
        new { collection.Value, step });

    public static IReadOnlyList<StopCount> Stopped(DbConnection db, CollectionId collection, int limit) =>
    [
        .. db.Query<(string Language, string State, string Step, string Error, int Jobs)>(
            """
            SELECT j.language, j.state, COALESCE(j.step, ''), COALESCE(j.error, ''), COUNT(*) AS n
            FROM jobs j JOIN documents d ON d.key = j.document_key
            WHERE j.state IN ('failed', 'parked') AND d.collection_id = @Value
            GROUP BY 1, 2, 3, 4 ORDER BY n DESC, 1, 2, 3, 4 LIMIT @limit
            """,
            new { collection.Value, limit })
            .Select(c => new StopCount(new(Columns.Tag(c.Language), Columns.Member<JobState>(c.State), c.Step, c.Error), c.Jobs)),
    ];
}
