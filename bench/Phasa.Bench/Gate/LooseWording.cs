using System.Buffers;
using Phasa.Languages;

namespace Phasa.Bench.Gate;

/// <summary>A text said loosely, by rule.</summary>
internal static class LooseWording
{
    private const int Left = 5;

    private static readonly SearchValues<char> Literal = SearchValues.Create("0123456789./@-_:`{}");

    private static readonly IcuWordSegmenter Segmenter = new();

    /// <summary>Without every fifth word that is not part of a number, an address or code, and with the sentences from last to first.</summary>
    public static string Of(string text) => string.Join(' ', SentenceSplitter.Split(text).Reverse().Select(s => Thinned(text.Substring(s.Start, s.Length).Trim())));

    private static string Thinned(string sentence)
    {
        var left = Segmenter.Words(sentence).Where(w => !IsLiteral(sentence, w)).Where((_, i) => i % Left == Left - 1).Reverse();
        return left.Aggregate(sentence, (text, word) => text.Remove(word.Start, word.Length));
    }

    private static bool IsLiteral(string text, TextSpan word) =>
        text.AsSpan(Math.Max(0, word.Start - 1)..Math.Min(text.Length, word.Start + word.Length + 1)).ContainsAny(Literal);
}
