namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>What a feature stands for.</summary>
internal enum FeatureSort : byte
{
    /// <summary>Part of a word, or units in a row.</summary>
    Gram = 1,

    /// <summary>A whole word of a script that marks words, or of katakana or Hangul.</summary>
    Word = 2,

    /// <summary>A number.</summary>
    Number = 3,

    /// <summary>Two words that stand together.</summary>
    WordPair = 4,
}
