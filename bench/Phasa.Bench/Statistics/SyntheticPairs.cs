using System.Numerics.Tensors;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation.PairSets;

namespace Phasa.Bench.Statistics;

/// <summary>A pair set with made-up texts and vectors: as much to compute as with true ones, whatever they say.</summary>
internal static class SyntheticPairs
{
    private const int Letters = 60;

    private static readonly (string Language, char First, int Letters)[] Scripts =
        [("ja", '\u4E00', 400), ("en", 'a', 26), ("th", '\u0E01', 46), ("lo", '\u0E81', 6), ("km", '\u1780', 34), ("my", '\u1000', 33), ("vi", 'a', 26)];

    /// <summary>The languages there are.</summary>
    public static IReadOnlyList<LanguageTag> Languages { get; } = [.. Scripts.Select(s => LanguageTag.Parse(s.Language))];

    /// <summary>Makes a set in all languages; queries and documents have some 60 letters, with a number that both share.</summary>
    public static PairSet Texts(int items, int seed)
    {
        var random = new Random(seed);
        return new("synthetic", [.. Enumerable.Range(0, items).Select(i => new PairItem($"{i}", Texts(i), Texts(i)))]);

        Dictionary<LanguageTag, string> Texts(int item) => Scripts.ToDictionary(
            s => LanguageTag.Parse(s.Language),
            s => $"{string.Concat(Enumerable.Range(0, Letters).Select(i => i % 8 == 7 ? ' ' : (char)(s.First + random.Next(s.Letters))))} {item / 3}");
    }

    /// <summary>
    /// A vector of length 1 for every text: that of the item's meaning with noise of its own, less of it in the first languages
    /// than in the last.
    /// </summary>
    public static PairVectors Vectors(PairSet pairs, int dimensions, int seed)
    {
        var random = new Random(seed);
        var vectors = new Dictionary<(TextRole, string), float[]>();
        foreach (var item in pairs.Items)
        {
            var meaning = Noise();
            foreach (var (role, texts) in new[] { (TextRole.Query, item.Query), (TextRole.Document, item.Document) })
            {
                foreach (var (language, text) in texts)
                {
                    var vector = Noise();
                    TensorPrimitives.Multiply(vector, 1.5f + (Languages.ToList().IndexOf(language) * 0.5f), vector);
                    TensorPrimitives.Add(vector, meaning, vector);
                    TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
                    vectors[(role, text)] = vector;
                }
            }
        }

        return new("synthetic", new EmbeddingSpace("bench", "synthetic", "1", dimensions), vectors);

        float[] Noise() => [.. Enumerable.Range(0, dimensions).Select(_ =>
            (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
