namespace Phasa.Languages;

/// <summary>Finds the words of a text. Implementations are thread-safe.</summary>
public interface IWordSegmenter
{
    /// <summary>
    /// The words in order: spans that hold at least one letter or digit, without the spaces and punctuation between
    /// them. Scripts without spaces (Thai, Lao, Khmer, Burmese, Japanese, Chinese) are cut by dictionary.
    /// </summary>
    IReadOnlyList<TextSpan> Words(string text);
}
