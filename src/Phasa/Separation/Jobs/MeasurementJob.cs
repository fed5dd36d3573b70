namespace Phasa.Separation.Jobs;

/// <summary>A measurement that was asked for, without its pairs and its result.</summary>
public sealed record MeasurementJob
{
    /// <summary>Its key.</summary>
    public required MeasurementId Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required MeasurementRequest Request { get; init; }

    /// <summary>The name of the request's collection; null when it has none.</summary>
    public string? CollectionName { get; init; }

    /// <summary>Where it is.</summary>
    public required MeasurementState State { get; init; }

    /// <summary>What the worker does, or did last; null before the first one began.</summary>
    public MeasurementPhase? Phase { get; init; }

    /// <summary>How much of <see cref="Total"/> is done in this phase.</summary>
    public required long Done { get; init; }

    /// <summary>How much this phase has to do; 0 while that is not known.</summary>
    public required long Total { get; init; }

    /// <summary>How often a worker has begun it.</summary>
    public required int Attempts { get; init; }

    /// <summary>What the last attempt failed with, or null.</summary>
    public string? Error { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it was done or given up, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the next attempt is due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the lease ends, while a worker has it, UTC.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>The token of the current lease; 0 when there is none.</summary>
    public long LeaseToken { get; init; }

    /// <summary>The hold of the worker that leased it.</summary>
    public MeasurementLease Lease => new(Id, LeaseToken);
}
