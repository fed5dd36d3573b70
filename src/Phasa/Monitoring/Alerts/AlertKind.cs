namespace Phasa.Monitoring.Alerts;

/// <summary>What an alert is about.</summary>
public enum AlertKind
{
    /// <summary>Fewer searches in a language have a hit than in its own past.</summary>
    HitRateDrop,

    /// <summary>The top similarities of a language's searches are lower than in its own past.</summary>
    SimilarityDrop,

    /// <summary>More of a language's searches are answered through fallback than in its own past.</summary>
    FallbackRise,

    /// <summary>Fewer searches in a language have a hit than in the collection's reference languages.</summary>
    BelowReferences,

    /// <summary>One of the two legs finds nothing any more in a language.</summary>
    LegSilent,

    /// <summary>Translation jobs are due and none ends.</summary>
    QueueStuck,

    /// <summary>A translation provider fails most of what it is asked.</summary>
    ProviderFailing,

    /// <summary>The month's budget is nearly or wholly spent.</summary>
    BudgetSpent,

    /// <summary>A language's index covers less of the collection than it did.</summary>
    CoverageFallen,

    /// <summary>Thresholds are no longer those of the collection's rows.</summary>
    ThresholdOutdated,

    /// <summary>The embedding model no longer places texts where the rows lie.</summary>
    SpaceMismatch,
}
