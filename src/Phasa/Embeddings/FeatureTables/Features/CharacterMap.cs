using System.Globalization;
using ICU4N.Text;

namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>
/// What one character of a text becomes: itself, another, nothing or several. A table over the Basic Multilingual Plane,
/// filled as characters are met; two threads that meet one at once write the same entry. Thread-safe.
/// </summary>
internal sealed class CharacterMap
{
    private const char Unknown = '\0';
    private const char Dropped = '\uFFFF';
    private const char Expands = '\uFFFE';

    private readonly char[] _single = new char[char.MaxValue + 1];
    private readonly string?[] _several = new string?[char.MaxValue + 1];
    private readonly FeatureOptions _options;

    public CharacterMap(FeatureOptions options)
    {
        _options = options;
        for (var c = ' '; c <= '~'; c++)
        {
            _single[c] = char.ToLowerInvariant(c);
        }
    }

    /// <summary>Writes what <paramref name="c"/> becomes.</summary>
    /// <returns>How many characters were written, at most <see cref="LongestExpansion"/>.</returns>
    public int Map(char c, Span<char> output)
    {
        var mapped = _single[c];
        if (mapped == Unknown)
        {
            mapped = Learn(c);
        }

        switch (mapped)
        {
            case Dropped:
                return 0;
            case Expands:
                // Another thread may have set the mark and its text may not be seen here yet.
                var text = _several[c] ?? Compute(c);
                text.CopyTo(output);
                return text.Length;
            default:
                output[0] = mapped;
                return 1;
        }
    }

    /// <summary>The most characters one becomes; a few Arabic ligatures would be longer and are cut.</summary>
    public const int LongestExpansion = 4;

    private char Learn(char c)
    {
        var text = Compute(c);
        _several[c] = text;
        return _single[c] = text.Length switch { 0 => Dropped, 1 => text[0], _ => Expands };
    }

    private string Compute(char c)
    {
        if (char.IsSurrogate(c))
        {
            return " ";
        }

        if (_options.MapsLaoToThai && LaoToThai.Maps(c))
        {
            return Fold(LaoToThai.Map(c, _options.FoldsThaiSpelling));
        }

        // Compatibility composition takes AM and the Lao digraphs apart; here they stay what they are.
        var text = c is 'ำ' or 'ຳ' or 'ໜ' or 'ໝ' ? c.ToString() : Normalizer2.NFKCInstance.Normalize(c.ToString());
        text = Fold(string.Concat(text.Select(One)));
        return text.Length <= LongestExpansion ? text : text[..LongestExpansion];
    }

    private string Fold(string text) => string.Concat(text.Select(c => ThaiLetters.Fold(c, _options.FoldsThaiSpelling)));

    private static string One(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Format => "",
        UnicodeCategory.DecimalDigitNumber when CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit => ((char)('0' + digit)).ToString(),
        UnicodeCategory.NonSpacingMark when c is >= '\uFE00' and <= '\uFE0F' => "",
        _ => char.ToLowerInvariant(c).ToString(),
    };
}
