using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Separation.Jobs;

/// <summary>What is to be measured.</summary>
public sealed record MeasurementRequest
{
    /// <summary>Where the pairs come from.</summary>
    public required PairOrigin Origin { get; init; }

    /// <summary>What people call them: the name of a set in the box, of the collection, or what the caller says.</summary>
    public required string PairSet { get; init; }

    /// <summary>The collection whose evidence the result is; null for one that speaks for every collection in a measured space.</summary>
    public CollectionId? Collection { get; init; }

    /// <summary>The names of the models; at least one.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The languages that are measured alone; every one of the pairs when null.</summary>
    public IReadOnlyList<LanguageTag>? Languages { get; init; }

    /// <summary>How it is made.</summary>
    public MeasurementOptions Options { get; init; } = new();
}
