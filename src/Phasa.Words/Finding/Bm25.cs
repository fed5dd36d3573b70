using Lucene.Net.Util;

namespace Phasa.Words.Finding;

/// <summary>
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) with k₁ = 1.2 and b = 0.75:
/// Σ w·idf·(k₁ + 1)·f ÷ (f + k₁·(1 − b + b·length ÷ mean length)) over the query's terms.
/// </summary>
/// <remarks>
/// Numbers and lengths of texts are those of the field. Lucene takes them from all documents, which would make a rare
/// language's terms look rare and its texts short.
/// </remarks>
internal static class Bm25
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    // As Lucene keeps a length: 1 ÷ √length in a byte.
    private static readonly float[] Lengths =
        [.. Enumerable.Range(0, 256).Select(i => SmallSingle.SByte315ToSingle((sbyte)i)).Select(f => 1 / (f * f))];

    /// <summary>ln(1 + (N − n + ½) / (n + ½)), above 0.</summary>
    /// <param name="texts">N, texts that have any term.</param>
    /// <param name="holding">n, texts that have the term.</param>
    public static float Idf(long texts, long holding) => (float)Math.Log(1 + ((Math.Max(texts, holding) - holding + 0.5) / (holding + 0.5)));

    /// <summary>What a term adds to a text.</summary>
    /// <param name="worth">w·idf of the term.</param>
    /// <param name="often">f, how often the text has it.</param>
    /// <param name="damping">What the text's length does.</param>
    public static float Score(float worth, float often, float damping) => worth * (K1 + 1) * often / (often + damping);

    /// <summary>k₁·(1 − b + b·length ÷ mean), by the byte that stands for the length.</summary>
    public static float[] Dampings(double mean) => Array.ConvertAll(Lengths, l => (float)(K1 * (1 - B + (B * l / mean))));
}
