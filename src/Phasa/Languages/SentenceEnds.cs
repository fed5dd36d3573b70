using System.Globalization;

namespace Phasa.Languages;

/// <summary>Decides which marks of a text end a sentence or a phrase. Thread-safe.</summary>
internal static class SentenceEnds
{
    /// <summary>
    /// The index behind the sentence that ends at <paramref name="index"/>, with closing quotes and brackets but without
    /// the white space after it; -1 when no sentence ends there. <paramref name="start"/> is where the sentence began.
    /// </summary>
    public static int Hard(ReadOnlySpan<char> text, int start, int index)
    {
        var kind = KindOf(text, index);
        if (kind == Kind.None || (index > start && kind is Kind.Stop or Kind.Exclamation && KindOf(text, index - 1) is Kind.Stop or Kind.Exclamation))
        {
            // Marks in a row were judged together at the first of them.
            return -1;
        }

        if (kind == Kind.Line)
        {
            return index + 1;
        }

        var end = index + 1;
        while (end < text.Length && KindOf(text, end) is Kind.Stop or Kind.Exclamation or Kind.Full)
        {
            kind = Stronger(kind, KindOf(text, end));
            end++;
        }

        var marks = end;
        while (end < text.Length && IsCloser(text, end))
        {
            end++;
        }

        return kind == Kind.Full || EndsHere(text, start, index, marks, end, kind) ? end : -1;
    }

    /// <summary>Whether a phrase ends behind the character at <paramref name="index"/>.</summary>
    public static bool Soft(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        if (c is ';' or ',' or ':')
        {
            return index + 1 < text.Length && char.IsWhiteSpace(text[index + 1]);
        }

        if (c is '、' or '，' or '；' or '：' or '،' or '؛' or '၊' or '–' or '—')
        {
            return true;
        }

        // A space where Thai, Lao, Khmer or Burmese stands on both sides is a pause of the writer.
        if (!char.IsWhiteSpace(c) || index == 0 || !IsUnspaced(text[index - 1]) || text[index - 1] is 'ๆ' or 'ໆ')
        {
            return false;
        }

        var next = index + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next < text.Length && IsUnspaced(text[next]) && text[next] is not ('ๆ' or 'ໆ');
    }

    private static bool EndsHere(ReadOnlySpan<char> text, int start, int index, int marks, int end, Kind kind)
    {
        if (end == text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            // Without a space only scripts that write none go on with a new sentence: example.com, v1.2, a?b=c do not.
            return index > 0 && IsUnspacedOrEastAsian(text[end]) && !char.IsAsciiLetterOrDigit(text[index - 1])
                && !(kind == Kind.Stop && Abbreviations.Ends(text[start..index]));
        }

        var quoted = end > marks;
        var next = end;
        while (next < text.Length && text[next] is not '\n' && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        var goesOn = next < text.Length && char.IsLower(text[next]);
        if (kind == Kind.Exclamation)
        {
            return !(quoted && goesOn);
        }

        return !goesOn && (marks - index > 1 || (!Abbreviations.Ends(text[start..index]) && !IsEnumerator(text[start..index])));
    }

    // "1. Open the console": the number names the item.
    private static bool IsEnumerator(ReadOnlySpan<char> before)
    {
        before = before.Trim();
        return before.Length is > 0 and <= 3 && !before.ContainsAnyExceptInRange('0', '9');
    }

    private static Kind KindOf(ReadOnlySpan<char> text, int index) => text[index] switch
    {
        '\n' or '\r' or '\u2028' or '\u2029' => Kind.Line,
        '.' or '…' => Kind.Stop,
        '!' or '?' => Kind.Exclamation,
        '．' => IsDigitAt(text, index - 1) && IsDigitAt(text, index + 1) ? Kind.None : Kind.Full,
        '。' or '｡' or '！' or '？' or '។' or '៕' or '။' or '।' or '॥' or '؟' or '۔' or '።' or '։' or '‼' or '⁇' or '⁈' or '⁉' => Kind.Full,
        'ຯ' => EndsPhrase(text, index) ? Kind.Full : Kind.None,
        _ => Kind.None,
    };

    // ຯ also abbreviates (ຯລຯ is "and so on"): it ends a phrase only alone and before a space or the end.
    private static bool EndsPhrase(ReadOnlySpan<char> text, int index) =>
        (index + 1 == text.Length || char.IsWhiteSpace(text[index + 1]))
        && !(index >= 2 && text[index - 1] == 'ລ' && text[index - 2] == 'ຯ');

    private static Kind Stronger(Kind a, Kind b) => a > b ? a : b;

    private static bool IsDigitAt(ReadOnlySpan<char> text, int index) => index >= 0 && index < text.Length && char.IsDigit(text[index]);

    private static bool IsCloser(ReadOnlySpan<char> text, int index) => text[index] is '"' or '\''
        ? index + 1 == text.Length || !char.IsLetterOrDigit(text[index + 1])
        : char.GetUnicodeCategory(text[index]) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation;

    private static bool IsUnspacedOrEastAsian(char c) => IsUnspaced(c) || (c >= '\u2E80' && char.IsLetter(c));

    private static bool IsUnspaced(char c) => c
        is (>= '\u0E01' and <= '\u0E4E') or (>= '\u0E81' and <= '\u0EDF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17DD');

    private enum Kind
    {
        None,
        Line,
        Stop,
        Exclamation,
        Full,
    }
}
