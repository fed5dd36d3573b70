using System.Text;
using Phasa.Embeddings;

namespace Phasa.Providers.Embeddings.Tokens;

/// <summary>
/// Estimates tokens where the tokenizer itself is out of reach: a sum of <see cref="TokenWeights"/>, rounded up. Meant to
/// be above the true count for ordinary text, so that a text that fits by it fits. Thread-safe; allocates nothing.
/// </summary>
public sealed class ScriptTokenEstimator(TokenizerFamily family) : ITokenCounter
{
    /// <inheritdoc/>
    public int Count(ReadOnlySpan<char> text)
    {
        var tokens = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            tokens += TokenWeights.Of(rune, family);
        }

        return (int)Math.Ceiling(tokens);
    }
}
