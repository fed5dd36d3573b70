using Phasa.Languages;

namespace Phasa.Separation.Thresholds;

/// <summary>Cuts for queries in one language against rows in another, in one space, fitted per query.</summary>
public sealed record ThresholdFit
{
    /// <summary>The language of the queries.</summary>
    public required LanguageTag Query { get; init; }

    /// <summary>The language of the rows.</summary>
    public required LanguageTag Row { get; init; }

    /// <summary>How many queries it was fitted on: n.</summary>
    public required int Queries { get; init; }

    /// <summary>How many of them have a right document; τ_miss comes from these alone.</summary>
    public int Answerable { get; init; }

    /// <summary>α: the share of unanswerable queries that may be answered.</summary>
    public required double Alpha { get; init; }

    /// <summary>β: the share of right documents that may be cut off.</summary>
    public required double Beta { get; init; }

    /// <summary>
    /// τ_false-accept(α), a cosine: the least float above the ⌈(n+1)(1−α)⌉-th smallest M_i, because a search accepts what is
    /// at least its cut. Null with fewer queries than ⌈1/α⌉ − 1.
    /// </summary>
    public double? FalseAccept { get; init; }

    /// <summary>τ_miss(β), a cosine; null with fewer answerable queries than ⌈1/β⌉ − 1.</summary>
    public double? Miss { get; init; }

    /// <summary>Whether one cut serves both.</summary>
    public required ThresholdVerdict Verdict { get; init; }

    /// <summary>The cut of greatest J = hit rate − false-accept rate (Youden 1950); Score is J on the folds left out of each fit, −1..1.</summary>
    public ScoredCut? Youden { get; init; }

    /// <summary>The cut of the best F1; Score is F1 on the folds left out, 0..1.</summary>
    public ScoredCut? BestF1 { get; init; }

    /// <summary>What turns a similarity into a relevance; null where it could not be fitted.</summary>
    public RelevanceScale? Relevance { get; init; }
}
