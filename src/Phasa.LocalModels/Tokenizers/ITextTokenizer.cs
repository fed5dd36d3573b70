using Phasa.Embeddings;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>A model's own tokenizer: text to token ids. Thread-safe.</summary>
public interface ITextTokenizer : ITokenCounter
{
    /// <summary>
    /// The ids of a text. With <paramref name="special"/> they are framed as the model was trained
    /// (<c>[CLS] … [SEP]</c>, <c>&lt;s&gt; … &lt;/s&gt;</c>, a trailing end-of-text), and the frame counts towards
    /// <paramref name="maxTokens"/>; what is over is cut from the end of the text, never from the frame.
    /// </summary>
    IReadOnlyList<int> Encode(string text, int maxTokens, bool special = true);

    /// <summary>The id that pads a batch.</summary>
    int PadId { get; }

    /// <summary>How many ids there are; every id is below it.</summary>
    int VocabularySize { get; }
}
