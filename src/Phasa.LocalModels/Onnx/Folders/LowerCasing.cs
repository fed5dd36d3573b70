using Phasa.LocalModels.Tokenizers;

namespace Phasa.LocalModels.Onnx.Folders;

/// <summary>A tokenizer before which texts are put into lower case, as <c>sentence_bert_config.json</c> may ask. Thread-safe.</summary>
internal sealed class LowerCasing(ITextTokenizer inner) : ITextTokenizer
{
    /// <inheritdoc/>
    public int PadId => inner.PadId;

    /// <inheritdoc/>
    public int VocabularySize => inner.VocabularySize;

    /// <inheritdoc/>
    public int Count(ReadOnlySpan<char> text) => inner.Count(text.ToString().ToLowerInvariant());

    /// <inheritdoc/>
    public IReadOnlyList<int> Encode(string text, int maxTokens, bool special = true) => inner.Encode(text.ToLowerInvariant(), maxTokens, special);
}
