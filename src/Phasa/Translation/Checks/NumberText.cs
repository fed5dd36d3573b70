using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Phasa.Translation.Checks;

/// <summary>A number written with digits, and everything a translation may rightly make of it.</summary>
/// <param name="Written">The number as the text has it.</param>
/// <param name="Forms">What it may be, without separators of thousands, with a point for decimals: <c>10,000</c> is <c>10000</c>.</param>
/// <param name="Small">Its value when it is a whole number up to <see cref="NumberWords.Most"/>, which may be written as a word; else null.</param>
/// <param name="IsMonth">It stands for a month, which most languages name.</param>
/// <param name="IsScaled">A word of scale stands behind it (1万).</param>
internal readonly record struct WrittenNumber(string Written, IReadOnlyList<string> Forms, int? Small, bool IsMonth, bool IsScaled);

/// <summary>Finds the numbers in texts of any script.</summary>
internal static partial class NumberText
{
    private const int BuddhistEra = 543;

    /// <summary>The numbers in order, digits of every script; those in addresses and code are left to their own checks.</summary>
    public static IReadOnlyList<WrittenNumber> Of(string text)
    {
        var digits = ToAsciiDigits(text);
        return [.. Number().Matches(digits).Select(m => Read(m, digits))];
    }

    /// <summary>Whether the text has a round number, or one with a word of scale, as words: 1,000 as 'a thousand', 1万 as 'ten thousand'.</summary>
    public static bool IsWord(WrittenNumber number, string text) => Scales.Any(s => text.Contains(s.Word, StringComparison.OrdinalIgnoreCase)
        && (number.IsScaled || number.Forms[0] == s.Scale.ToString("0", CultureInfo.InvariantCulture)));

    /// <summary>The text with every digit as 0–9 and full-width separators as their ASCII forms.</summary>
    public static string ToAsciiDigits(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c switch { '．' or '٫' => '.', '，' or '٬' => ',', '：' => ':', _ => c });
        }

        return result.ToString();
    }

    private static WrittenNumber Read(Match match, string text)
    {
        var forms = new HashSet<string>(Readings(match.Value));
        var whole = int.TryParse(match.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : (int?)null;
        var scale = Scale(text.AsSpan(match.Index + match.Length));
        foreach (var reading in forms.ToList())
        {
            if (scale > 1
                && decimal.TryParse(reading, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000)
            {
                forms.Add((number * scale).ToString("0.############", CultureInfo.InvariantCulture));
            }
        }

        if (whole is { } n)
        {
            forms.UnionWith(Customs(n, text, match.Index, match.Index + match.Length).Select(f => f.ToString(CultureInfo.InvariantCulture)));
        }

        return new(match.Value, [.. forms], scale == 1 && whole <= NumberWords.Most ? whole : null,
            whole is > 0 and < 13 && Month().IsMatch(text.AsSpan(match.Index + match.Length)), scale > 1);
    }

    // '1.500' is 1500 to some and 1.5 to others, '1,000' a thousand to all; '2.0' may become '2'.
    private static IEnumerable<string> Readings(string number)
    {
        var grouped = Grouped().IsMatch(number);
        if (grouped)
        {
            yield return Trim(Separators().Replace(number, ""));
        }

        var last = number.LastIndexOfAny(['.', ',']);
        if (last < 0)
        {
            yield return Trim(Separators().Replace(number, ""));
        }
        else
        {
            var fraction = number[(last + 1)..].TrimEnd('0');
            var whole = Trim(Separators().Replace(number[..last], ""));
            if (grouped && fraction.Length == 0)
            {
                yield break;
            }

            yield return fraction.Length == 0 ? whole : $"{whole}.{fraction}";
        }
    }

    private static string Trim(string digits) => digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";

    // What writers of another language make of a year, an hour or a date.
    private static IEnumerable<int> Customs(int n, string text, int start, int end)
    {
        var after = text.Substring(end, Math.Min(12, text.Length - end)).TrimStart();
        var before = text[Math.Max(0, start - 4)..start].TrimEnd();
        if (n is > 1800 and < 2700)
        {
            yield return n + BuddhistEra;
            yield return n - BuddhistEra;
        }

        if (before.EndsWith("令和", StringComparison.Ordinal))
        {
            yield return n + 2018;
        }
        else if (before.EndsWith("平成", StringComparison.Ordinal))
        {
            yield return n + 1988;
        }
        else if (before.EndsWith("昭和", StringComparison.Ordinal))
        {
            yield return n + 1925;
        }

        if ((n <= 24 && Hour().IsMatch(after)) || (n <= 12 && (before.EndsWith("午後", StringComparison.Ordinal) || before.EndsWith("午前", StringComparison.Ordinal))))
        {
            yield return n + 12;
            yield return n - 12;
            // Thai and Lao count the evening's hours from six.
            yield return n - 18;
        }
    }

    private static decimal Scale(ReadOnlySpan<char> after)
    {
        after = after.TrimStart();
        foreach (var (word, scale) in Scales)
        {
            if (after.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return scale;
            }
        }

        return 1;
    }

    // Longer words first where one begins another.
    private static readonly (string Word, decimal Scale)[] Scales =
    [
        ("百万", 1e6m), ("千万", 1e7m), ("万", 1e4m), ("萬", 1e4m), ("億", 1e8m), ("亿", 1e8m), ("兆", 1e12m), ("千", 1e3m), ("百", 100),
        ("만", 1e4m), ("억", 1e8m), ("천", 1e3m), ("hundred", 100), ("thousand", 1e3m), ("million", 1e6m), ("billion", 1e9m), ("triệu", 1e6m), ("nghìn", 1e3m), ("juta", 1e6m), ("ribu", 1e3m),
        ("ร้อย", 100), ("พัน", 1e3m), ("หมื่น", 1e4m), ("แสน", 1e5m), ("ล้าน", 1e6m), ("ຮ້ອຍ", 100), ("ພັນ", 1e3m), ("ໝື່ນ", 1e4m), ("ຫມື່ນ", 1e4m), ("ແສນ", 1e5m), ("ລ້ານ", 1e6m),
    ];

    // A dot or comma belongs to the number when digits follow; a space or apostrophe when three do, as between thousands.
    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+|[\u00A0\u202F'’ ](?<=[0-9].)[0-9]{3}(?![0-9]))*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{1,3}([.,'’ \u00A0\u202F][0-9]{2,3})*[.,'’ \u00A0\u202F][0-9]{3}([.,][0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"[.,'’ \u00A0\u202F]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\s?(月(?!間)|월|-[0-9]{2}\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex(@"^(時|时|시|:[0-9]{2}|h\b|Uhr|a\.?m|p\.?m|o.clock|น\.|นาฬิกา|ทุ่ม|โมง|ໂມງ|giờ)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hour();
}
