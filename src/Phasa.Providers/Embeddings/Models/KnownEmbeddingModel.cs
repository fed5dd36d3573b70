using Phasa.Providers.Embeddings.Tokens;

namespace Phasa.Providers.Embeddings.Models;

/// <summary>What is publicly known of a remote model, so that it need not be configured.</summary>
/// <param name="Dimensions">Length of its vectors when nothing is asked.</param>
/// <param name="MaxTokens">The most tokens of a text.</param>
/// <param name="Tokenizer">How it cuts text into tokens.</param>
internal sealed record KnownEmbeddingModel(int Dimensions, int MaxTokens, TokenizerFamily Tokenizer)
{
    /// <summary>Whether shorter vectors can be asked for.</summary>
    public bool Shortens { get; init; }

    /// <summary>What it was trained to see before a query.</summary>
    public string QueryPrefix { get; init; } = "";

    /// <summary>What it was trained to see before a document.</summary>
    public string DocumentPrefix { get; init; } = "";

    /// <summary>Whether a Gemini endpoint takes <c>taskType</c> for it.</summary>
    public bool TakesTaskType { get; init; } = true;
}
