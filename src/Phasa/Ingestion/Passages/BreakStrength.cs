namespace Phasa.Ingestion.Passages;

/// <summary>How natural it is to cut a text at a place, weakest first.</summary>
public enum BreakStrength
{
    /// <summary>Between two user-perceived characters.</summary>
    Grapheme,

    /// <summary>Between two words.</summary>
    Word,

    /// <summary>Between two phrases: a space in Thai, Lao, Khmer or Burmese.</summary>
    Phrase,

    /// <summary>After a sentence.</summary>
    Sentence,
}
