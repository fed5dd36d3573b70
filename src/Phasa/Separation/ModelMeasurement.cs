using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.Paths;
using Phasa.Separation.Thresholds;
using Phasa.Separation.Verdicts;

namespace Phasa.Separation;

/// <summary>What was found about one model.</summary>
public sealed record ModelMeasurement
{
    /// <summary>The name it is configured by.</summary>
    public required string Model { get; init; }

    /// <summary>The space its vectors lie in.</summary>
    public required EmbeddingSpace Space { get; init; }

    /// <summary>Every condition that the pair set has items for.</summary>
    public required IReadOnlyList<ConditionMeasurement> Conditions { get; init; }

    /// <summary>What follows for each language.</summary>
    public required IReadOnlyList<LanguageDiagnosis> Languages { get; init; }

    /// <summary>Cuts fitted on the pair set itself: an illustration; a collection's own come from its rows.</summary>
    public required IReadOnlyList<ThresholdFit> Thresholds { get; init; }

    /// <summary>The paths over the pair set's documents as a small knowledge base; empty where the source language is missing.</summary>
    public required IReadOnlyList<PathMeasurement> Paths { get; init; }

    /// <summary>The paths compared with each other.</summary>
    public required IReadOnlyList<PathDifference> PathDifferences { get; init; }

    /// <summary>The measurement of a condition; null where the pair set has no items for it.</summary>
    public ConditionMeasurement? Find(LanguageTag query, LanguageTag document) =>
        Conditions.FirstOrDefault(c => c.Query == query && c.Document == document);
}
