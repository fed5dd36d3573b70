using Phasa.Collections;
using Phasa.Languages;
using Phasa.Separation.PairSets;

namespace Phasa.Separation.Jobs;

/// <summary>What somebody asks to have measured; everything may be left open.</summary>
public sealed record MeasurementOrder
{
    /// <summary>The most models that are measured at a time.</summary>
    public const int MostModels = 8;

    /// <summary>The name of a set in the box; the first one there when this and <see cref="Pairs"/> are null and there is no collection.</summary>
    public string? PairSet { get; init; }

    /// <summary>Pairs of the caller's own.</summary>
    public PairSet? Pairs { get; init; }

    /// <summary>The collection that the result is to speak for alone; without a pair set the pairs are made of what it holds.</summary>
    public Collection? Collection { get; init; }

    /// <summary>The names of the models, each once; the collection's, or the default one, when null.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>The language that knowledge is written in; the pair set's first when null.</summary>
    public LanguageTag? Source { get; init; }

    /// <summary>The languages that are measured alone, all of the pairs' own; every one of them when null.</summary>
    public IReadOnlyList<LanguageTag>? Languages { get; init; }

    /// <summary>What all random numbers begin with; the measurer's own when null.</summary>
    public int? Seed { get; init; }
}
