namespace Phasa.Languages;

/// <summary>
/// Recognises Burmese text in the Zawgyi encoding, which uses the Unicode block of Burmese with other meanings and in the
/// order in which glyphs are drawn. Thread-safe.
/// </summary>
/// <remarks>
/// Every place in the text where one encoding writes what the other cannot is a vote; the score is the share of votes for
/// Zawgyi. For Zawgyi: a vowel E (U+1031) or a U+103B (there: medial R) with no consonant before it; a U+1039 that
/// stacks nothing (there: asat); a U+103A before W, H or a vowel (there: medial Y); U+108F and a dot below U+1094 or
/// U+1095 attached to a letter. For Unicode: U+103E; a vowel E with no consonant behind it; an asat U+103A closing a
/// syllable or before a stack (kinzi). Shan, Mon and Karen use the letters of U+1050–U+109F in the Unicode order, so those letters
/// alone are no vote.
/// </remarks>
public static class ZawgyiDetector
{
    /// <summary>From this score on a text is taken for Zawgyi.</summary>
    public const double Threshold = 0.5;

    /// <summary>Whether the text is more likely Zawgyi than Unicode.</summary>
    public static bool IsZawgyi(string text) => Score(text) >= Threshold;

    /// <summary>How likely the text is Zawgyi, 0..1; 0 for a text without evidence, Burmese or not.</summary>
    public static double Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int zawgyi = 0, unicode = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < '\u1000' or > '\u109F')
            {
                continue;
            }

            var previous = i > 0 ? text[i - 1] : ' ';
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (SpeaksForZawgyi(previous, text[i], next))
            {
                zawgyi++;
            }
            else if (SpeaksForUnicode(previous, text[i], next))
            {
                unicode++;
            }
        }

        return zawgyi == 0 ? 0 : (double)zawgyi / (zawgyi + unicode);
    }

    private static bool SpeaksForZawgyi(char previous, char current, char next) => current switch
    {
        '\u1031' => !CanCarryMark(previous) && (IsLetter(next) || IsZawgyiMedialR(next)),
        '\u103B' => !CanCarryMark(previous) && previous != '\u103A',
        '\u1039' => !IsLetter(next),
        '\u103A' => next is '\u103C' or '\u103D' or (>= '\u102B' and <= '\u102E') or '\u1032' or '\u1033' or '\u1034' or '\u1036',
        '\u1094' or '\u1095' => IsLetter(previous) || IsVowelOrSign(previous),
        '\u108F' => !IsShanMark(previous),
        _ => false,
    };

    private static bool SpeaksForUnicode(char previous, char current, char next) => current switch
    {
        '\u103E' => true,
        '\u1031' => CanCarryMark(previous) && !IsLetter(next) && !IsZawgyiMedialR(next),
        '\u103A' => next == '\u1039' || (CanCarryMark(previous) && next is '\u1038' or '\u1037' or ' ' or '\n' or '\u104A' or '\u104B')
            || previous is '\u102C' or '\u102B' or '\u1037',
        _ => false,
    };

    private static bool CanCarryMark(char c) => IsLetter(c) || c is (>= '\u103B' and <= '\u103E') or (>= '\u105E' and <= '\u1060') or '\u1082';

    private static bool IsLetter(char c) => c
        is (>= '\u1000' and <= '\u102A') or '\u103F' or (>= '\u1050' and <= '\u1055') or (>= '\u105A' and <= '\u105D')
        or '\u1061' or '\u1065' or '\u1066' or (>= '\u106E' and <= '\u1070') or (>= '\u1075' and <= '\u1081') or '\u108E'
        or (>= '\uAA60' and <= '\uAA7F');

    // Drawn around the consonant that follows it, in eight widths.
    private static bool IsZawgyiMedialR(char c) => c is '\u103B' or (>= '\u107E' and <= '\u1084');

    private static bool IsVowelOrSign(char c) => c is (>= '\u102B' and <= '\u103E');

    private static bool IsShanMark(char c) => c is (>= '\u1082' and <= '\u108D');
}
