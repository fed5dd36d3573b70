using System.Globalization;
using Phasa.Languages;

namespace Phasa.Ingestion.Passages;

/// <summary>Breaks of every strength by sentence marks, phrase spaces, dictionary words and grapheme clusters. Thread-safe.</summary>
public sealed class IcuTextBreaker(IWordSegmenter words) : ITextBreaker
{
    /// <inheritdoc/>
    public IReadOnlyList<int> Breaks(string text, BreakStrength strength) => strength switch
    {
        BreakStrength.Sentence => Starts(SentenceSplitter.Split(text)),
        BreakStrength.Phrase => Starts(SentenceSplitter.SplitPhrases(text)),
        BreakStrength.Word => Starts(words.Words(text)),
        _ => [.. StringInfo.ParseCombiningCharacters(text).Skip(1)],
    };

    private static List<int> Starts(IReadOnlyList<TextSpan> spans) => [.. spans.Select(s => s.Start).Where(s => s > 0)];
}
