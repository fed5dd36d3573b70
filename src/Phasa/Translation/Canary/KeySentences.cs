using System.Globalization;
using Phasa.Languages;

namespace Phasa.Translation.Canary;

/// <summary>
/// The sentences that a passage must be found by: its longest. They say most of what it says, and choosing them needs no
/// vector, so that a bad vector has no say in what it is asked.
/// </summary>
internal static class KeySentences
{
    /// <summary>A shorter sentence ('See below.') may stand in any passage.</summary>
    public const int LeastLetters = 12;

    /// <summary>The longest sentences by letters and their marks, at most <paramref name="most"/>; of equal ones the earlier. None in a text too short for one.</summary>
    public static IReadOnlyList<string> Of(string text, int most) =>
    [
        .. SentenceSplitter.Split(text)
            .Select(s => text.Substring(s.Start, s.Length).Trim())
            .Distinct(StringComparer.Ordinal)
            .Select(s => (Sentence: s, Letters: s.Count(IsLetter)))
            .Where(s => s.Letters >= LeastLetters)
            .OrderByDescending(s => s.Letters)
            .Take(most)
            .Select(s => s.Sentence),
    ];

    // The vowels of Lao and Thai are marks in part.
    private static bool IsLetter(char c) =>
        char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
