using System.ComponentModel.DataAnnotations;
using Phasa.Languages;

namespace Phasa.Separation.Paths;

/// <summary>What is asked, and how it is compared.</summary>
public sealed record PathEvaluationOptions
{
    /// <summary>The languages to ask in; all that the queries have when empty.</summary>
    public IReadOnlyList<LanguageTag> Languages { get; init; } = [];

    /// <summary>The paths to ask on; all when empty.</summary>
    public IReadOnlyList<RetrievalPath> Paths { get; init; } = [];

    /// <summary>What all random numbers begin with.</summary>
    public int Seed { get; init; } = new MeasurementOptions().Seed;

    /// <summary>How often the queries are drawn anew.</summary>
    [Range(100, 100_000)]
    public int Draws { get; init; } = PairedBootstrap.Draws;
}
