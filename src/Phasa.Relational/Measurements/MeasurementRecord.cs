using System.Data.Common;
using Dapper;
using Phasa.Relational.Connections;
using Phasa.Separation.Jobs;

namespace Phasa.Relational.Measurements;

/// <summary>A line of the table <c>measurements</c> without its pairs and result.</summary>
internal sealed class MeasurementRecord
{
    private const string Select =
        """
        SELECT m.id, m.request, c.name AS CollectionName, m.state, m.phase, m.done, m.total, m.attempts, m.error,
               m.requested_at AS RequestedAt, m.ended_at AS EndedAt, m.due_at AS DueAt, m.leased_until AS LeasedUntil, m.lease_token AS LeaseToken
        FROM measurements m LEFT JOIN collections c ON c.id = m.collection_id
        """;

    public long Id { get; init; }

    public required string Request { get; init; }

    public string? CollectionName { get; init; }

    public required string State { get; init; }

    public string? Phase { get; init; }

    public long Done { get; init; }

    public long Total { get; init; }

    public int Attempts { get; init; }

    public string? Error { get; init; }

    public required string RequestedAt { get; init; }

    public string? EndedAt { get; init; }

    public required string DueAt { get; init; }

    public string? LeasedUntil { get; init; }

    public long LeaseToken { get; init; }

    public static MeasurementJob? Find(DbConnection db, long id) =>
        db.QuerySingleOrDefault<MeasurementRecord>($"{Select} WHERE m.id = @id", new { id })?.ToJob();

    public static IReadOnlyList<MeasurementJob> List(DbConnection db, long? before, int limit) =>
        [.. db.Query<MeasurementRecord>($"{Select} WHERE @before IS NULL OR m.id < @before ORDER BY m.id DESC LIMIT @limit", new { before, limit }).Select(r => r.ToJob())];

    private MeasurementJob ToJob() => new()
    {
        Id = new(Id),
        Request = StoredJson.RequestOf(Id, Request),
        CollectionName = CollectionName,
        State = Columns.Member<MeasurementState>(State),
        Phase = Phase is null ? null : Columns.Member<MeasurementPhase>(Phase),
        Done = Done,
        Total = Total,
        Attempts = Attempts,
        Error = Error,
        RequestedAt = Columns.Time(RequestedAt),
        EndedAt = Columns.OptionalTime(EndedAt),
        DueAt = Columns.Time(DueAt),
        LeasedUntil = Columns.OptionalTime(LeasedUntil),
        LeaseToken = LeaseToken,
    };
}
