using Phasa.Languages;
using Phasa.Separation.Comparison;
using Phasa.Separation.Conditions;
using Phasa.Separation.PairSets;
using Phasa.Separation.Paths;
using Phasa.Separation.Thresholds;
using Phasa.Separation.Verdicts;

namespace Phasa.Separation;

/// <summary>Measures models on a pair set. Embeds nothing: the vectors are given. Thread-safe.</summary>
public sealed class Measurer(TimeProvider time)
{
    /// <summary>Measures every condition under every model, on all processors. The same input and options give the same figures.</summary>
    /// <param name="pairs">The pair set.</param>
    /// <param name="models">The vectors of its texts under each model; at least one model.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the conditions done and how many there are, a condition counting once per model; called by one thread at a time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: the source language is not one of the set's.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public Measurement Measure(
        PairSet pairs, IReadOnlyList<PairVectors> models, MeasurementOptions options, Action<long, long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(models.Count);
        var source = SourceOf(pairs, options);
        var conditions = pairs.Conditions;
        var measured = ConditionsMeasurer.Measure(pairs, conditions, models, options, progress, cancellationToken);
        return new()
        {
            At = time.GetUtcNow(),
            PairSet = PairSetSummary.Of(pairs),
            Source = source,
            Seed = options.Seed,
            Draws = options.Draws,
            Rules = options.Rules,
            Models = [.. models.Select((model, m) => Summarize(pairs, model, source, [.. measured.Select(c => c[m])], options))],
            Differences =
            [
                .. models.Skip(1).SelectMany((model, other) => ModelComparer.Compare(
                    models[0].Model,
                    model.Model,
                    [.. conditions.Select((c, i) => (c, measured[i][0].Measurement.Items, measured[i][0].Draws, measured[i][other + 1].Draws))])),
            ],
        };
    }

    private static LanguageTag SourceOf(PairSet pairs, MeasurementOptions options)
    {
        var languages = pairs.Languages;
        var source = options.Source ?? languages[0];
        return languages.Contains(source)
            ? source
            : throw new PhasaException(
                ErrorCodes.InvalidRequest,
                $"The source language '{source}' is not in the pair set '{pairs.Name}'.",
                $"Name one of its languages: {string.Join(", ", languages)}.");
    }

    private static ModelMeasurement Summarize(
        PairSet pairs, PairVectors model, LanguageTag source, IReadOnlyList<MeasuredCondition> measured, MeasurementOptions options)
    {
        IReadOnlyList<ConditionMeasurement> conditions = [.. measured.Select(m => m.Measurement)];
        var answers = PairSetPaths.Ask(pairs, model, source);
        return new()
        {
            Model = model.Model,
            Space = model.Space,
            Conditions = conditions,
            Languages = [.. pairs.Languages.Select(language => LanguageDiagnoser.Diagnose(language, source, conditions))],
            Thresholds = [.. measured.Select(m => ThresholdFitter.Fit(m.Measurement.Condition, m.Samples, options.Alpha, options.Beta, options.Seed))],
            Paths = PathComparer.Measure(answers),
            PathDifferences = PathComparer.Compare(answers, options.Seed, options.Draws),
        };
    }
}
