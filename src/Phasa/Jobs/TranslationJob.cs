using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Jobs;

/// <summary>The work of bringing one document into one language. There is at most one per document and language.</summary>
public sealed record TranslationJob
{
    /// <summary>The store's key.</summary>
    public required long Id { get; init; }

    /// <summary>The collection.</summary>
    public required CollectionId Collection { get; init; }

    /// <summary>The collection's name.</summary>
    public required string CollectionName { get; init; }

    /// <summary>The document.</summary>
    public required DocumentKey Document { get; init; }

    /// <summary>The document's id.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The language to bring it into.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>Where it is.</summary>
    public required JobState State { get; init; }

    /// <summary>How often a worker has begun it since it was queued.</summary>
    public required int Attempts { get; init; }

    /// <summary>The step the last attempt failed in (<c>translate</c>, <c>embed</c>, <c>canary</c>, <c>store</c>), or null.</summary>
    public string? Step { get; init; }

    /// <summary>What the last attempt failed with, or null.</summary>
    public string? Error { get; init; }

    /// <summary>When the next attempt is due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the lease ends, for a leased job, UTC.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>The token of the current lease; 0 when there is none.</summary>
    public long LeaseToken { get; init; }

    /// <summary>The hold that the worker which leased this job has.</summary>
    public JobLease Lease => new(Id, LeaseToken);
}
