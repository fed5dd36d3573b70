using System.Numerics.Tensors;
using Phasa.Embeddings;
using Phasa.Ingestion.Passages;
using Phasa.Languages;
using Phasa.Search.Evidence;
using Phasa.Separation.Verdicts;
using Phasa.Translation.Checks;

namespace Phasa.Translation.Reviews;

/// <summary>
/// Compares texts that should mean the same by a collection's model, where it was measured that the model can tell.
/// Thread-safe when the model is.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="splitters">Cut what is longer than the model reads.</param>
/// <param name="evidence">What was measured of it; null for nothing.</param>
internal sealed class TextSimilarity(EmbeddingModel model, PassageSplitters splitters, MeasuredEvidence? evidence)
{
    /// <summary>
    /// In a heading of few letters the model sees little; good translations of such are no nearer to them than other texts (eval/gate).
    /// </summary>
    private const int LeastLetters = 40;

    /// <summary>
    /// What texts of two languages that mean the same must reach: the mean similarity that the measurement found between
    /// sentences of equal meaning. A translation is nearer to its original than they are to each other. Null where the pair was
    /// not measured, or found anything but working.
    /// </summary>
    /// <param name="first">The language of the first text.</param>
    /// <param name="second">The language of the second.</param>
    public double? Least(LanguageTag first, LanguageTag second) =>
        evidence?.Find(first, second) is { Verdict: Verdict.Working } found ? found.SynonymSimilarity : null;

    /// <summary>Whether both texts are long enough to tell.</summary>
    public static bool CanTell(string first, string second) => LengthCheck.Letters(first) >= LeastLetters && LengthCheck.Letters(second) >= LeastLetters;

    /// <summary>The cosine of each pair of texts, −1..1. All are embedded in one call.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/>.</exception>
    public async Task<IReadOnlyList<float>> OfAsync(IReadOnlyList<(string First, string Second)> texts, CancellationToken cancellationToken)
    {
        var parts = texts.SelectMany(t => new[] { t.First, t.Second }).Select(Parts).ToList();
        var vectors = await model.EmbedAsync([.. parts.SelectMany(p => p)], TextRole.Document, cancellationToken).ConfigureAwait(false);
        var next = 0;
        var whole = parts.ConvertAll(p => Sum(vectors, (next += p.Count) - p.Count, p.Count));
        return [.. texts.Select((_, i) => Cosine(whole[2 * i], whole[(2 * i) + 1]))];
    }

    private List<string> Parts(string text) => [.. splitters.For(model).SplitText(text, null, 0).Select(p => p.Text)];

    // A text over the model's limit is the sum of its parts.
    private static float[] Sum(IReadOnlyList<float[]> vectors, int start, int count)
    {
        var sum = (float[])vectors[start].Clone();
        for (var i = start + 1; i < start + count; i++)
        {
            TensorPrimitives.Add(sum, vectors[i], sum);
        }

        return sum;
    }

    private static float Cosine(float[] a, float[] b)
    {
        var lengths = TensorPrimitives.Norm<float>(a) * TensorPrimitives.Norm<float>(b);
        return lengths > 0 ? TensorPrimitives.Dot<float>(a, b) / lengths : 0;
    }
}
