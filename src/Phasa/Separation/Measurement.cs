using Phasa.Languages;
using Phasa.Separation.Comparison;
using Phasa.Separation.Verdicts;

namespace Phasa.Separation;

/// <summary>The result of measuring models on a pair set. Its JSON is what <c>phasa measure --json</c> prints and <c>--baseline</c> reads.</summary>
public sealed record Measurement
{
    /// <summary>The shape of the JSON; a reader refuses others.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The shape of this one.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The data.</summary>
    public required PairSetSummary PairSet { get; init; }

    /// <summary>The language that knowledge is taken to be written in, s.</summary>
    public required LanguageTag Source { get; init; }

    /// <summary>What all random numbers began with.</summary>
    public required int Seed { get; init; }

    /// <summary>How often the items were drawn anew.</summary>
    public required int Draws { get; init; }

    /// <summary>The rules of the verdicts.</summary>
    public required VerdictRules Rules { get; init; }

    /// <summary>The models, in the order asked for.</summary>
    public required IReadOnlyList<ModelMeasurement> Models { get; init; }

    /// <summary>Every model against the first.</summary>
    public required IReadOnlyList<ModelDifference> Differences { get; init; }
}
