namespace Phasa.Languages;

/// <summary>A passage's first sentence, as short as people ask: of a long one the first phrase.</summary>
internal static class FirstSentence
{
    private const int Longest = 200;

    /// <summary>The sentence; at most 200 UTF-16 code units, empty for an empty text.</summary>
    public static string Of(string text)
    {
        var spans = SentenceSplitter.Split(text);
        if (spans.Count > 0 && spans[0].Length > Longest)
        {
            spans = SentenceSplitter.SplitPhrases(text);
        }

        if (spans.Count == 0)
        {
            return "";
        }

        var length = Math.Min(spans[0].Length, Longest);
        var cutsPair = length < spans[0].Length && char.IsHighSurrogate(text[spans[0].Start + length - 1]);
        return text.Substring(spans[0].Start, cutsPair ? length - 1 : length).Trim();
    }
}
