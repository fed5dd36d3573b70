using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Phasa.Languages;
using Phasa.Translation.Checks;

namespace Phasa.Answers.Generation;

/// <summary>
/// Cuts a model's text into sentences with the passages they name (<c>… [1][3]</c>), as it comes. Marks end a sentence in scripts that
/// write no full stop; a sentence before another without marks between them names nothing. Not thread-safe.
/// </summary>
internal sealed partial class SentenceReader
{
    // What a line may have that is no sentence.
    private static readonly SearchValues<char> Dressing = SearchValues.Create(" \t\r\n-*•.。#>");

    private string _rest = "";
    private bool _beginsLine;

    /// <summary>Whether the model said that the passages do not answer.</summary>
    public bool SaysNothing { get; private set; }

    /// <summary>Takes a piece and gives the sentences that are whole by now.</summary>
    public IReadOnlyList<WrittenSentence> Add(string piece)
    {
        _rest += piece;

        // What follows the last marks may still be marks, or a full stop.
        var end = Marks().Matches(_rest).LastOrDefault(m => m.Index + m.Length < _rest.Length && _rest[m.Index + m.Length] != '[');
        return end is null ? [] : Take(end.Index + end.Length);
    }

    /// <summary>The sentences that are left once the text has ended.</summary>
    /// <param name="isWhole">False when it was cut off: then its last sentence is none unless marks end it.</param>
    public IReadOnlyList<WrittenSentence> End(bool isWhole) =>
        Take(isWhole ? _rest.Length : Marks().Matches(_rest).LastOrDefault() is { } last ? last.Index + last.Length : 0);

    private List<WrittenSentence> Take(int length)
    {
        var text = _rest[..length];
        _rest = _rest[length..];
        List<WrittenSentence> sentences = [];
        var start = 0;
        foreach (Match marks in Marks().Matches(text))
        {
            Split(text[start..marks.Index], Numbers(marks.Value), marks.Groups["end"].Value, sentences);
            start = marks.Index + marks.Length;
        }

        Split(text[start..], [], "", sentences);
        return sentences;
    }

    private void Split(string text, List<int> marks, string end, List<WrittenSentence> sentences)
    {
        if (NothingMark().IsMatch(text))
        {
            SaysNothing = true;
            text = NothingMark().Replace(text, " ");
        }

        var spans = SentenceSplitter.Split(text).Where(s => text.AsSpan(s.Start, s.Length).ContainsAnyExcept(Dressing)).ToList();
        for (var i = 0; i < spans.Count; i++)
        {
            var raw = text.Substring(spans[i].Start, spans[i].Length);
            var before = i == 0 ? text[..spans[i].Start] : "";
            var beginsLine = _beginsLine || before.Contains('\n', StringComparison.Ordinal) || raw.TrimStart(' ', '\t', '\r').StartsWith('\n');
            var last = i == spans.Count - 1;
            sentences.Add(new(ListMark().Replace(raw.Trim(), "") + (last ? end.Trim() : ""), last ? marks : [], beginsLine));
            _beginsLine = raw.AsSpan(raw.AsSpan().TrimEnd().Length).Contains('\n');
        }

        // Marks with nothing before them belong to the sentence they come after.
        if (spans.Count == 0 && marks.Count > 0 && sentences is [.., var previous])
        {
            sentences[^1] = previous with { Marks = [.. previous.Marks.Union(marks)] };
        }

        _beginsLine |= spans.Count == 0 && text.Contains('\n', StringComparison.Ordinal);
    }

    private static List<int> Numbers(string marks) =>
        [.. Number().Matches(NumberText.ToAsciiDigits(marks)).Select(m => int.TryParse(m.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue).Distinct()];

    // Models that write Japanese use full-width brackets, those that write Thai its digits.
    [GeneratedRegex(@"(?:[ \t]*[\[【［][ \t]*\d{1,9}(?:[ \t]*[,，、;–-][ \t]*\d{1,9})*[ \t]*[\]】］])+(?<end>[ \t]*[.。．!?！？…]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\[\s*none\s*\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NothingMark();

    [GeneratedRegex(@"^(?:[-*•>]\s+|#{1,6}\s+)", RegexOptions.CultureInvariant)]
    private static partial Regex ListMark();
}
