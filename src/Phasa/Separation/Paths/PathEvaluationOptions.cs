using System.ComponentModel.DataAnnotations;
using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Separation.Paths;

/// <summary>What is asked, and how it is compared.</summary>
public sealed record PathEvaluationOptions
{
    /// <summary>The languages to ask in; all that the queries have when empty.</summary>
    public IReadOnlyList<LanguageTag> Languages { get; init; } = [];

    /// <summary>The paths to ask on; all when empty.</summary>
    public IReadOnlyList<RetrievalPath> Paths { get; init; } = [];

    /// <summary>
    /// The evidence that every path uses. When null, a forced path goes by vectors alone, because it is the model that is
    /// judged there, and <see cref="RetrievalPath.Auto"/> uses what users' searches do.
    /// </summary>
    public SearchLegs? Legs { get; init; }

    /// <summary>What all random numbers begin with.</summary>
    public int Seed { get; init; } = new MeasurementOptions().Seed;

    /// <summary>How often the queries are drawn anew.</summary>
    [Range(100, 100_000)]
    public int Draws { get; init; } = PairedBootstrap.Draws;
}
