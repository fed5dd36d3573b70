namespace Phasa.Embeddings;

/// <summary>Counts a text's length as the embedder sees it. Implementations are thread-safe.</summary>
public interface ITokenCounter
{
    /// <summary>The number of tokens, without those the model adds itself.</summary>
    int Count(ReadOnlySpan<char> text);
}
