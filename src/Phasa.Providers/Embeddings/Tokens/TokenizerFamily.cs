namespace Phasa.Providers.Embeddings.Tokens;

/// <summary>How a remote model cuts text into tokens, as far as an estimate needs it.</summary>
public enum TokenizerFamily
{
    /// <summary>Pairs of bytes merged by frequency (OpenAI, Qwen): cheap for English, up to a token per byte for scripts it saw little of.</summary>
    BytePairs,

    /// <summary>A vocabulary of 250,000 pieces or more made for many languages (XLM-R, Gemma; bge-m3, e5, Cohere, Gemini).</summary>
    Multilingual,
}
