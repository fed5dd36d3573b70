using System.ComponentModel.DataAnnotations;

namespace Phasa.Separation.Verdicts;

/// <summary>Where the verdicts begin and end. Kept with every measurement.</summary>
public sealed record VerdictRules
{
    /// <summary>The rules of the protocol.</summary>
    public static VerdictRules Default { get; } = new();

    /// <summary>Fewer items are not judged.</summary>
    [Range(2, 100_000)]
    public int FewestItems { get; init; } = 20;

    /// <summary>Working: AUC at least this.</summary>
    [Range(0.5, 1.0)]
    public double WorkingAuc { get; init; } = 0.95;

    /// <summary>Working: the lower end of AUC's interval at least this; an interval that reaches above it and below <see cref="UncertainLow"/> tells nothing.</summary>
    [Range(0.5, 1.0)]
    public double WorkingLow { get; init; } = 0.90;

    /// <summary>Working: A_20 at least this.</summary>
    [Range(0.0, 1.0)]
    public double WorkingTopOf20 { get; init; } = 0.67;

    /// <summary>Broken: the upper end of AUC's interval at most this.</summary>
    [Range(0.5, 1.0)]
    public double BrokenHigh { get; init; } = 0.75;

    /// <summary>An interval that begins below this and ends above <see cref="WorkingLow"/> tells nothing.</summary>
    [Range(0.5, 1.0)]
    public double UncertainLow { get; init; } = 0.75;
}
