using System.Globalization;
using Phasa.Training.Corpus;
using Phasa.Training.Evaluation;
using Phasa.Training.Runs;

namespace Phasa.Training.Cards;

/// <summary>A model trained with some of a language's parallel segments, and what it can do. Shares are 0..1.</summary>
/// <param name="MapsLaoToThai">Whether Lao letters were read as Thai.</param>
/// <param name="Keeps">Parallel segments of the language that were seen.</param>
/// <param name="Questions">Questions in the language that find the right document first, by the documents' language.</param>
/// <param name="Sentences">Translation retrieval P@1 from the language, both directions averaged, by the other language.</param>
/// <param name="Segments">The same on held-out segments.</param>
internal sealed record Sibling(
    bool MapsLaoToThai,
    int Keeps,
    IReadOnlyDictionary<string, double> Questions,
    IReadOnlyDictionary<string, double> Sentences,
    IReadOnlyDictionary<string, double> Segments)
{
    private static readonly string[] Others = ["en", "ja", "th"];

    /// <summary>Measures a trained run.</summary>
    public static Sibling Measure(
        TrainingRun run, bool maps, int keeps, string language, IReadOnlyList<Segment> sentences, JudgedQuestions questions, IReadOnlyList<Segment> segments)
    {
        var (embed, dimensions) = (run.Embedder(), run.Features.Dimensions);
        return new(maps, keeps,
            Others.Prepend(language).Distinct().ToDictionary(l => l, l => questions.Measure(embed, dimensions, language, l).Precision),
            Others.ToDictionary(l => l, l => Retrieval(sentences, l)),
            Others.ToDictionary(l => l, l => Retrieval(segments, l)));

        double Retrieval(IReadOnlyList<Segment> set, string other) =>
            TranslationRetrieval.Measure(embed, dimensions, set, language, other).Average(f => f.Precision);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(MapsLaoToThai ? "with" : "without")} script map, {Keeps} segments: questions {Line(Questions)}; sentences {Line(Sentences)}; segments {Line(Segments)}");

    private static string Line(IReadOnlyDictionary<string, double> shares) =>
        string.Join(" ", shares.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {100 * s.Value:F1}")));
}
