using System.ComponentModel.DataAnnotations;
using Phasa.Languages;
using Phasa.Separation.Verdicts;

namespace Phasa.Separation;

/// <summary>How a measurement is made.</summary>
public sealed record MeasurementOptions
{
    /// <summary>The language that knowledge is written in; the pair set's first language when null.</summary>
    public LanguageTag? Source { get; init; }

    /// <summary>What all random numbers begin with.</summary>
    public int Seed { get; init; } = 20260101;

    /// <summary>How often the items are drawn anew.</summary>
    [Range(100, 100_000)]
    public int Draws { get; init; } = PairedBootstrap.Draws;

    /// <summary>The most processors that the figures are worked out on; all when null. It changes no figure.</summary>
    [Range(1, 1024)]
    public int? Processors { get; init; }

    /// <summary>Where the verdicts begin and end.</summary>
    public VerdictRules Rules { get; init; } = VerdictRules.Default;

    /// <summary>α of the cuts: the share of unanswerable queries that may be answered.</summary>
    [Range(0.001, 0.5)]
    public double Alpha { get; init; } = 0.05;

    /// <summary>β of the cuts: the share of right documents that may be cut off.</summary>
    [Range(0.001, 0.5)]
    public double Beta { get; init; } = 0.05;
}
