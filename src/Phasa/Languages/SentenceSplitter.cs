namespace Phasa.Languages;

/// <summary>
/// Finds sentences, and the phrases inside them, in text of any script. Spans cover the text without gaps; white space
/// belongs to the sentence before it, at the start of the text to the first one. Thread-safe, linear in the text.
/// </summary>
public static class SentenceSplitter
{
    /// <summary>
    /// The sentences: ended by the full stops, question and exclamation marks of every script and by line ends, closing
    /// quotes and brackets included. Numbers, abbreviations, versions and addresses are not cut. Empty for an empty text.
    /// </summary>
    public static IReadOnlyList<TextSpan> Split(string text) => Split(text, phrases: false);

    /// <summary>
    /// The sentences cut further where a pause may be: at commas, colons and semicolons, and at the spaces between two
    /// Thai, Lao, Khmer or Burmese phrases, which may end a sentence there or not. For sentences too long to use.
    /// </summary>
    public static IReadOnlyList<TextSpan> SplitPhrases(string text) => Split(text, phrases: true);

    private static List<TextSpan> Split(string text, bool phrases)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spans = new List<TextSpan>();
        int start = 0, sentence = 0;
        for (var i = FirstInk(text, 0); i < text.Length;)
        {
            var end = SentenceEnds.Hard(text, sentence, i);
            var hard = end >= 0;
            if (!hard && phrases && SentenceEnds.Soft(text, i))
            {
                end = i + 1;
            }

            if (end < 0)
            {
                i++;
                continue;
            }

            i = FirstInk(text, end);
            spans.Add(new TextSpan(start, i - start));
            start = i;
            sentence = hard ? i : sentence;
        }

        if (start < text.Length)
        {
            spans.Add(new TextSpan(start, text.Length - start));
        }

        return spans;
    }

    private static int FirstInk(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }
}
