using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Reembedding.Comparison;

namespace Phasa.Reembedding;

/// <summary>The work of moving a collection to another space. A collection has one at a time; the last one that switched is remembered.</summary>
public sealed record ReembeddingJob
{
    /// <summary>The store's key. Never used again.</summary>
    public required long Id { get; init; }

    /// <summary>The collection.</summary>
    public required CollectionId Collection { get; init; }

    /// <summary>Its name.</summary>
    public required string CollectionName { get; init; }

    /// <summary>The space it was in at the start.</summary>
    public required EmbeddingSpace From { get; init; }

    /// <summary>The space it moves to.</summary>
    public required EmbeddingSpace To { get; init; }

    /// <summary>Why it moves.</summary>
    public required ReembeddingPurpose Purpose { get; init; }

    /// <summary>What happens when all rows are there.</summary>
    public required SwitchRule Rule { get; init; }

    /// <summary>Where it is.</summary>
    public required ReembeddingState State { get; init; }

    /// <summary>Texts that have rows in the second space, as far as counted: a progress figure, not a promise.</summary>
    public required long Done { get; init; }

    /// <summary>Texts that had rows when a worker last began.</summary>
    public required long Total { get; init; }

    /// <summary>Attempts since rows were last written.</summary>
    public required int Attempts { get; init; }

    /// <summary>What the last attempt failed with, or null.</summary>
    public string? Error { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it reached its present state, for one that is not building, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the next attempt is due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the lease ends, while a worker has it, UTC.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>The token of the current lease; 0 when there is none.</summary>
    public long LeaseToken { get; init; }

    /// <summary>How the two models compare, once that was found out.</summary>
    public SpaceComparison? Comparison { get; init; }

    /// <summary>The hold of the worker that leased it.</summary>
    public ReembeddingLease Lease => new(Id, LeaseToken);

    /// <summary>Whether work remains: rows, the comparison or the switch.</summary>
    public bool IsUnderWay => State != ReembeddingState.Switched;
}
