using Phasa.Training.Corpus;

namespace Phasa.Training.Evaluation;

/// <summary>What is measured on held-out segments.</summary>
internal static class HeldOut
{
    /// <summary>Enough to choose by, and quick.</summary>
    public const int DevelopmentItems = 1000;

    /// <summary>Shorter texts are single words, of which many mean the same.</summary>
    private const int LeastLength = 20;

    /// <summary>The pairs of languages that are reported, the ones Phasa was made for first.</summary>
    public static readonly (string First, string Second)[] Pairs =
    [
        ("lo", "en"), ("lo", "th"), ("lo", "ja"), ("th", "en"), ("th", "ja"), ("ja", "en"),
        ("km", "en"), ("my", "en"), ("vi", "en"), ("zh", "en"), ("id", "en"), ("ko", "en"),
    ];

    /// <summary>Both directions of every pair that has enough segments, of which one text at least is a sentence.</summary>
    public static IReadOnlyList<RetrievalFigure> Measure(Embedder embed, int dimensions, IReadOnlyList<Segment> segments, int most = 2000)
    {
        var sentences = segments.Where(s => s.Texts.OfType<string>().Max(t => t.Length) >= LeastLength).ToList();
        return [.. Pairs.SelectMany(p => TranslationRetrieval.Measure(embed, dimensions, sentences, p.First, p.Second, most: most))];
    }

    /// <summary>The figures in one line.</summary>
    public static string Line(Embedder embed, int dimensions, IReadOnlyList<Segment> segments, int most)
    {
        var figures = Measure(embed, dimensions, segments, most);
        return figures.Count == 0
            ? "too few segments"
            : $"mean P@1 {100 * figures.Average(f => f.Precision):F1}, surprise {figures.Average(f => f.Surprise):F3}; "
                + string.Join(", ", figures.Chunk(2).Select(f => $"{f[0].From}-{f[0].To} {100 * f[0].Precision:F0}/{100 * f[1].Precision:F0}"));
    }
}
