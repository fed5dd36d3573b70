using System.Runtime.InteropServices;
using System.Text;

namespace Phasa.Languages.Terms;

/// <summary>
/// Words by the segmenter, folded, with the parts of compound names beside the whole, and bigrams of the scripts that need a
/// dictionary. Thread-safe.
/// </summary>
public sealed class TermAnalyzer(IWordSegmenter words) : ITermAnalyzer
{
    // Longer chains are lines of dashes, not names.
    private const int MaxJoined = 5;

    // As long as the longest value Lucene takes for a term by far, and longer than any word.
    private const int MaxLength = 256;

    /// <inheritdoc/>
    public IEnumerable<Term> Terms(string text, LanguageTag language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = FoldedText.Of(text);
        var found = words.Words(folded.Text);
        var terms = new List<Term>(found.Count * 2);
        for (var i = 0; i < found.Count; i++)
        {
            AddJoined(terms, folded.Text, found, i, language);
            AddWord(terms, text, folded, found[i], language);
        }

        var count = terms.Count;
        Bigrams.Add(terms, folded.Text);
        var merged = terms.Count == count ? terms : Merge(terms, count);
        foreach (ref var term in CollectionsMarshal.AsSpan(merged))
        {
            term = term with { Span = folded.Original(term.Span.Start, term.Span.End) };
        }

        return merged;
    }

    private static void AddWord(List<Term> terms, string text, FoldedText folded, TextSpan word, LanguageTag language)
    {
        Rune.DecodeFromUtf16(folded.Text.AsSpan(word.Start), out var first, out _);
        if (Bigrams.IsCut(first))
        {
            Add(terms, word, Katakana(word.Of(folded.Text)));
            return;
        }

        var whole = Compare(word.Of(folded.Text), language);
        Add(terms, word, whole);
        var span = folded.Original(word.Start, word.End);
        foreach (var part in WordParts.Of(folded.Text.AsSpan(word.Start, word.Length), text.AsSpan(span.Start, span.Length)))
        {
            var compared = Compare(folded.Text.Substring(word.Start + part.Start, part.Length), language);
            if (compared != whole && !(language.Primary == "en" && word.Of(folded.Text).AsSpan().IndexOfAny('\'', '’') >= 0))
            {
                Add(terms, new TextSpan(word.Start + part.Start, part.Length), compared);
            }
        }
    }

    /// <summary>Adds what begins at a word and goes on behind hyphens, as one: wifi of Wi-Fi.</summary>
    private static void AddJoined(List<Term> terms, string text, IReadOnlyList<TextSpan> words, int first, LanguageTag language)
    {
        if (first > 0 && IsJoined(text, words[first - 1], words[first]))
        {
            return;
        }

        var last = first;
        while (last + 1 < words.Count && last - first < MaxJoined && IsJoined(text, words[last], words[last + 1]))
        {
            last++;
        }

        if (last > first)
        {
            var span = new TextSpan(words[first].Start, words[last].End - words[first].Start);
            Add(terms, span, Compare(span.Of(text).Replace("-", "").Replace("\u2010", ""), language));
        }
    }

    private static bool IsJoined(string text, TextSpan left, TextSpan right) => right.Start == left.End + 1
        && text[left.End] is '-' or '\u2010' && text[right.Start] < 0x0E00 && text[left.Start] < 0x0E00;

    private static void Add(List<Term> terms, TextSpan place, string term)
    {
        if (term.Length is > 0 and <= MaxLength)
        {
            terms.Add(new Term(term, place, TermKind.Word));
        }
    }

    private static string Compare(string word, LanguageTag language)
    {
        var letters = LetterFolding.Fold(word, language);
        // A word may be nothing but marks that are left out.
        if (letters.Length > 0 && char.IsDigit(letters[0]))
        {
            return Numbers.Ungroup(letters);
        }

        return (IsPossessive(letters, language) ? letters[..^2] : letters).Replace("'", "");
    }

    private static bool IsPossessive(string word, LanguageTag language) =>
        language.Primary == "en" && word.Length > 2 && word.EndsWith("'s", StringComparison.Ordinal);

    // サーバー and サーバ are one word; コピー would lose what it is (the katakana stemmer of Lucene draws the same line).
    private static string Katakana(string word) => word.Length >= 4 && word[^1] == 'ー' && Scripts.Of(word[0]) == Script.Katakana ? word[..^1] : word;

    /// <summary>Words and bigrams are each in order; a word comes before the bigram that begins where it does.</summary>
    private static List<Term> Merge(List<Term> terms, int count)
    {
        var merged = new List<Term>(terms.Count);
        var (word, bigram) = (0, count);
        while (word < count || bigram < terms.Count)
        {
            var takeWord = bigram == terms.Count || (word < count && terms[word].Span.Start <= terms[bigram].Span.Start);
            merged.Add(takeWord ? terms[word++] : terms[bigram++]);
        }

        return merged;
    }
}
