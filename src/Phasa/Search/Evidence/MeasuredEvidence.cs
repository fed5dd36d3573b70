using System.Globalization;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Conditions;
using Phasa.Separation.Jobs;
using Phasa.Separation.Paths;
using Phasa.Separation.Verdicts;

namespace Phasa.Search.Evidence;

/// <summary>What a measurement says about the routes of a collection in one space. Languages are compared as whole tags: nothing is concluded from one about another.</summary>
internal sealed class MeasuredEvidence
{
    private readonly KeptMeasurement _kept;
    private readonly ModelMeasurement _model;
    private readonly Dictionary<Condition, ConditionMeasurement> _conditions;

    private MeasuredEvidence(KeptMeasurement kept, ModelMeasurement model)
    {
        (_kept, _model) = (kept, model);
        _conditions = model.Conditions.DistinctBy(c => c.Condition).ToDictionary(c => c.Condition);
    }

    /// <summary>The measurement.</summary>
    public MeasurementId Id => _kept.Id;

    /// <summary>When it was made, as a day: <c>2026-11-22</c>.</summary>
    public string Day => _kept.Measurement.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a measurement says about a space; null when it says nothing about it.</summary>
    public static MeasuredEvidence? Of(KeptMeasurement? kept, EmbeddingSpace space) =>
        kept?.Measurement.Models.FirstOrDefault(m => m.Space == space) is { } model ? new(kept, model) : null;

    /// <summary>The figures of a pair of languages; null where it was not measured.</summary>
    public ConditionMeasurement? Find(LanguageTag query, LanguageTag row) => _conditions.GetValueOrDefault(new(query, row));

    /// <summary>
    /// Whether rows in another language cannot be found by what they mean. Shared characters are no meaning there: digits
    /// and names would decide. What was not measured, or not enough, is not broken.
    /// </summary>
    public bool IsBrokenAcross(LanguageTag query, LanguageTag row) => Find(query, row)?.Verdict is Verdict.Broken or Verdict.SurfaceOverlapOnly;

    /// <summary>Whether the model does not know a language. Within one, shared characters are words: they do find.</summary>
    public bool IsBrokenWithin(LanguageTag language) => Find(language, language)?.Verdict is Verdict.Broken;

    /// <summary>
    /// Whether queries in a language are served worse by one path than by another beyond chance, over knowledge written in a
    /// language. The paths are compared over knowledge in the measurement's source language alone.
    /// </summary>
    public bool IsWorse(LanguageTag query, LanguageTag written, RetrievalPath path, RetrievalPath than) =>
        written == _kept.Measurement.Source
        && _model.PathDifferences.Any(d => d.Language == query && d.Better == than && (d.First == path || d.Second == path));
}
