using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Reembedding;
using Phasa.Reembedding.Comparison;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Reembedding;

/// <summary>A line of the table <c>reembeddings</c>.</summary>
internal sealed class ReembeddingRecord
{
    private const string Select =
        """
        SELECT j.id, j.collection_id AS CollectionId, c.name AS CollectionName, f.description AS FromSpace, t.description AS ToSpace,
               j.purpose, j.rule, j.state, j.done, j.total, j.attempts, j.error, j.started_at AS StartedAt, j.ended_at AS EndedAt,
               j.due_at AS DueAt, j.leased_until AS LeasedUntil, j.lease_token AS LeaseToken, j.comparison
        FROM reembeddings j JOIN collections c ON c.id = j.collection_id
        JOIN spaces f ON f.key = j.from_space JOIN spaces t ON t.key = j.to_space
        """;

    public long Id { get; init; }

    public long CollectionId { get; init; }

    public required string CollectionName { get; init; }

    public required string FromSpace { get; init; }

    public required string ToSpace { get; init; }

    public required string Purpose { get; init; }

    public required string Rule { get; init; }

    public required string State { get; init; }

    public long Done { get; init; }

    public long Total { get; init; }

    public int Attempts { get; init; }

    public string? Error { get; init; }

    public required string StartedAt { get; init; }

    public string? EndedAt { get; init; }

    public required string DueAt { get; init; }

    public string? LeasedUntil { get; init; }

    public long LeaseToken { get; init; }

    public string? Comparison { get; init; }

    public static ReembeddingJob? Find(DbConnection db, CollectionId collection) =>
        db.QuerySingleOrDefault<ReembeddingRecord>($"{Select} WHERE j.collection_id = @Value", new { collection.Value })?.ToJob();

    private ReembeddingJob ToJob() => new()
    {
        Id = Id,
        Collection = new(CollectionId),
        CollectionName = CollectionName,
        From = Columns.FromJson<EmbeddingSpace>(FromSpace),
        To = Columns.FromJson<EmbeddingSpace>(ToSpace),
        Purpose = Columns.Member<ReembeddingPurpose>(Purpose),
        Rule = Columns.Member<SwitchRule>(Rule),
        State = Columns.Member<ReembeddingState>(State),
        Done = Done,
        Total = Math.Max(Done, Total),
        Attempts = Attempts,
        Error = Error,
        StartedAt = Columns.Time(StartedAt),
        EndedAt = Columns.OptionalTime(EndedAt),
        DueAt = Columns.Time(DueAt),
        LeasedUntil = Columns.OptionalTime(LeasedUntil),
        LeaseToken = LeaseToken,
        Comparison = Comparison is null ? null : Columns.FromJson<SpaceComparison>(Comparison),
    };
}
