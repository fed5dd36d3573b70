using System.Globalization;

namespace Phasa.Languages.Terms;

/// <summary>Terms by dictionary segmentation of the folded text, and the character bigrams of scripts without spaces. Thread-safe.</summary>
public sealed class TermAnalyzer(IWordSegmenter segmenter) : ITermAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Term> Terms(string text, LanguageTag language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = TextFolder.Fold(text);
        var end = -1;
        string? before = null;
        var beforeStart = 0;
        foreach (var span in segmenter.Words(folded))
        {
            var word = span.Of(folded);
            yield return new(word, span, TermKind.Word);
            if (!IsSpaceless(folded, span))
            {
                (end, before) = (-1, null);
                continue;
            }

            if (span.Start != end)
            {
                before = null;
            }

            for (var at = 0; at < word.Length;)
            {
                var length = StringInfo.GetNextTextElementLength(word.AsSpan(at));
                var cluster = word.Substring(at, length);
                if (before is not null)
                {
                    yield return new(before + cluster, new(beforeStart, before.Length + length), TermKind.Bigram);
                }

                (before, beforeStart) = (cluster, span.Start + at);
                at += length;
            }

            end = span.End;
        }
    }

    private static bool IsSpaceless(string text, TextSpan span) => Scripts.Of(char.ConvertToUtf32(text, span.Start))
        is Script.Thai or Script.Lao or Script.Khmer or Script.Myanmar or Script.Han or Script.Hiragana or Script.Katakana or Script.Bopomofo;
}
