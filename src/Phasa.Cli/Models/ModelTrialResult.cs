using Phasa.Embeddings;

namespace Phasa.Cli.Models;

/// <summary>How a model did.</summary>
/// <param name="Space">Its space.</param>
/// <param name="MaxTokens">The most tokens of a text.</param>
/// <param name="OpeningSeconds">How long it took to open.</param>
/// <param name="Paraphrase">The cosine of a Lao question and a Lao text of the same meaning in other words.</param>
/// <param name="Unrelated">The cosine of the question and a Lao text of another meaning.</param>
/// <param name="Translation">The cosine of the question and an English text of the same meaning.</param>
/// <param name="TextsPerSecond">Sentences of about fifty characters, embedded 32 at a time.</param>
internal sealed record ModelTrialResult(
    EmbeddingSpace Space, int MaxTokens, double OpeningSeconds, float Paraphrase, float Unrelated, float Translation, double TextsPerSecond)
{
    /// <summary>Whether it puts what means the same nearer than what does not, within Lao and across to English.</summary>
    public (bool Within, bool Across) Sees => (Paraphrase > Unrelated, Translation > Unrelated);
}
