using System.Security.Cryptography;
using System.Text;

namespace Phasa.Embeddings;

/// <summary>
/// Everything that decides where a text lies: two vectors may be compared only when all of it is equal.
/// </summary>
/// <param name="Provider">Who computes the vectors (<c>phasa</c>, <c>onnx</c>, <c>openai</c> …).</param>
/// <param name="Model">The model's name at that provider.</param>
/// <param name="Revision">What tells one version of the model from the next.</param>
/// <param name="Dimensions">Length of a vector.</param>
/// <param name="QueryPrefix">What is put before a query text, often empty.</param>
/// <param name="DocumentPrefix">What is put before a document text, often empty.</param>
/// <param name="Normalized">Whether vectors have length 1, so that a dot product is the cosine.</param>
public sealed record EmbeddingSpace(
    string Provider,
    string Model,
    string Revision,
    int Dimensions,
    string QueryPrefix = "",
    string DocumentPrefix = "",
    bool Normalized = true)
{
    // Computed anew each time: a copy with another member would keep what was computed for the first one.
    /// <summary>The fingerprint: 16 hexadecimal digits of a SHA-256 over all members.</summary>
    public string Id => Fingerprint(Provider, Model, Revision, Dimensions, QueryPrefix, DocumentPrefix, Normalized);

    /// <summary>The tokens that the longer prefix leaves for a text, at least <see cref="EmbeddingModel.LeastTokens"/>.</summary>
    public int TextTokens(ITokenCounter tokens, int maxTokens) =>
        Math.Max(EmbeddingModel.LeastTokens, maxTokens - Math.Max(tokens.Count(QueryPrefix), tokens.Count(DocumentPrefix)));

    /// <inheritdoc/>
    public override string ToString() => $"{Provider}/{Model}@{Revision} ({Dimensions} dimensions, {Id})";

    private static string Fingerprint(params object[] members)
    {
        // A length before each member keeps ("ab","c") and ("a","bc") apart.
        var text = string.Concat(members.Select(m => $"{m}".Length + ":" + m));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
