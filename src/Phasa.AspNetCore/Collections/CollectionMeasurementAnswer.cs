using Phasa.Embeddings;
using Phasa.Separation.Jobs;
using Phasa.Separation.Verdicts;

namespace Phasa.AspNetCore.Collections;

/// <summary>What the latest measurement says about a collection's space.</summary>
/// <param name="Id">The measurement, or null when it cannot be read.</param>
/// <param name="At">When it was made.</param>
/// <param name="PairSet">What its pairs are called.</param>
/// <param name="Source">The language that knowledge was taken to be written in.</param>
/// <param name="Languages">What follows for each of its languages.</param>
/// <param name="Error">Why the measurement cannot be read, else null.</param>
internal sealed record CollectionMeasurementAnswer(
    string? Id, DateTimeOffset? At, string? PairSet, string? Source, IReadOnlyList<LanguageDiagnosisAnswer> Languages, string? Error)
{
    public static CollectionMeasurementAnswer? Of(KeptMeasurement? kept, EmbeddingSpace space) =>
        kept?.Measurement.Models.FirstOrDefault(m => m.Space == space) is not { } model ? null : new(
            kept.Id.ToString(), kept.Measurement.At, kept.Measurement.PairSet.Name, kept.Measurement.Source.Value,
            [.. model.Languages.Select(l => new LanguageDiagnosisAnswer(l.Language.Value, l.Within, l.Across, l.Diagnosis, l.Reading, l.Advice))], null);

    public static CollectionMeasurementAnswer Unreadable(PhasaException error) => new(null, null, null, null, [], $"{error.Message} {error.NextStep}");
}

/// <summary>What a measurement says about one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Within">The verdict of queries against documents in it, or null.</param>
/// <param name="Across">The verdict of its queries against documents in the source language, or null.</param>
/// <param name="Diagnosis">What is the matter.</param>
/// <param name="Reading">The finding in a sentence.</param>
/// <param name="Advice">What to do, in a sentence.</param>
internal sealed record LanguageDiagnosisAnswer(string Language, Verdict? Within, Verdict? Across, Diagnosis Diagnosis, string Reading, string Advice);
