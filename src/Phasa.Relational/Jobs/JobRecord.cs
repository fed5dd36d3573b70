using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Jobs;

/// <summary>A line of the table <c>jobs</c> with the names it goes by.</summary>
internal sealed class JobRecord
{
    private const string Select =
        """
        SELECT j.id, d.collection_id AS CollectionId, c.name AS CollectionName, j.document_key AS DocumentKey, d.id AS DocumentId,
               j.language, j.state, j.attempts, j.step, j.error, j.due_at AS DueAt, j.leased_until AS LeasedUntil, j.lease_token AS LeaseToken
        FROM jobs j JOIN documents d ON d.key = j.document_key JOIN collections c ON c.id = d.collection_id
        """;

    public long Id { get; init; }

    public long CollectionId { get; init; }

    public required string CollectionName { get; init; }

    public long DocumentKey { get; init; }

    public required string DocumentId { get; init; }

    public required string Language { get; init; }

    public required string State { get; init; }

    public int Attempts { get; init; }

    public string? Step { get; init; }

    public string? Error { get; init; }

    public required string DueAt { get; init; }

    public string? LeasedUntil { get; init; }

    public long LeaseToken { get; init; }

    public static TranslationJob Find(DbConnection db, long id) =>
        db.QuerySingle<JobRecord>($"{Select} WHERE j.id = @id", new { id }).ToJob();

    public static IReadOnlyList<TranslationJob> List(
        DbConnection db, CollectionId? collection, JobState? state, LanguageTag? language, long after, int limit) =>
        [.. db.Query<JobRecord>(
            $"""
            {Select}
            WHERE j.id > @after
              AND (@Collection IS NULL OR d.collection_id = @Collection)
              AND (@State IS NULL OR j.state = @State)
              AND (@Language IS NULL OR j.language = @Language)
            ORDER BY j.id LIMIT @limit
            """,
            new { after, Collection = collection?.Value, State = state is { } s ? Columns.Of(s) : null, Language = language?.Value, limit })
            .Select(j => j.ToJob())];

    private TranslationJob ToJob() => new()
    {
        Id = Id,
        Collection = new(CollectionId),
        CollectionName = CollectionName,
        Document = new(DocumentKey),
        DocumentId = DocumentId,
        Language = Columns.Tag(Language),
        State = Columns.Member<JobState>(State),
        Attempts = Attempts,
        Step = Step,
        Error = Error,
        DueAt = Columns.Time(DueAt),
        LeasedUntil = Columns.OptionalTime(LeasedUntil),
        LeaseToken = LeaseToken,
    };
}
