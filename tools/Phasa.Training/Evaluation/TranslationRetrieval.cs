using System.Numerics.Tensors;
using Phasa.Training.Corpus;

namespace Phasa.Training.Evaluation;

/// <summary>Writes the vector of a text, at length 1.</summary>
internal delegate void Embedder(string text, Span<float> vector);

/// <summary>Translation retrieval over held-out segments.</summary>
internal static class TranslationRetrieval
{
    private const double Temperature = .05;

    /// <summary>Both directions of a pair of languages; empty when fewer than <paramref name="least"/> segments have both.</summary>
    public static IReadOnlyList<RetrievalFigure> Measure(
        Embedder embed, int dimensions, IReadOnlyList<Segment> segments, string first, string second, int least = 20, int most = 2000)
    {
        var (i, j) = (CorpusLanguages.Index(first), CorpusLanguages.Index(second));
        var both = segments.Where(s => s.Texts[i] is not null && s.Texts[j] is not null)
            .DistinctBy(s => Split.Key(s.Texts[i]!)).DistinctBy(s => Split.Key(s.Texts[j]!)).Take(most).ToList();
        if (both.Count < least)
        {
            return [];
        }

        var a = Vectors(embed, dimensions, both.Select(s => s.Texts[i]!));
        var b = Vectors(embed, dimensions, both.Select(s => s.Texts[j]!));
        return [Figure(first, second, a, b), Figure(second, first, b, a)];
    }

    private static float[][] Vectors(Embedder embed, int dimensions, IEnumerable<string> texts) => [.. texts.Select(t =>
    {
        var vector = new float[dimensions];
        embed(t, vector);
        return vector;
    })];

    private static RetrievalFigure Figure(string from, string to, float[][] queries, float[][] documents)
    {
        var right = new bool[queries.Length];
        var (aligned, all, surprise) = (new double[queries.Length], new double[queries.Length], new double[queries.Length]);
        Parallel.For(0, queries.Length, q =>
        {
            var own = TensorPrimitives.Dot<float>(queries[q], documents[q]);
            // Not nearer counts as wrong: a text without any known feature is at 0 from everything.
            right[q] = true;
            double shares = 0;
            for (var d = 0; d < documents.Length; d++)
            {
                var similarity = TensorPrimitives.Dot<float>(queries[q], documents[d]);
                all[q] += similarity;
                shares += Math.Exp((similarity - own) / Temperature);
                right[q] &= d == q || similarity < own;
            }

            aligned[q] = own;
            surprise[q] = Math.Log(shares);
        });
        var n = queries.Length;
        return new(from, to, n, right.Count(r => r), aligned.Average(), (all.Sum() - aligned.Sum()) / ((double)n * (n - 1)), surprise.Average());
    }
}
