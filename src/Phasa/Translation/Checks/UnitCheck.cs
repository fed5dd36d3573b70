using System.Text.RegularExpressions;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds a number that comes back with another unit: 50 GB as 50 MB. A unit that is written as a word is not asked for,
/// as each language has its own.
/// </summary>
public sealed partial class UnitCheck : ITranslationCheck
{
    private static readonly HashSet<string>[] Kinds =
    [
        ["B", "kB", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB"], ["bps", "kbps", "Kbps", "Mbps", "Gbps"],
        ["mm", "cm", "m", "km"], ["mg", "g", "kg", "t"], ["ml", "mL", "l", "L"], ["ms", "s", "min", "h"], ["°C", "°F", "℃", "℉"],
        ["Hz", "kHz", "MHz", "GHz"], ["W", "kW", "MW"], ["V", "mV", "kV"], ["mA", "A"], ["dpi", "px", "pt"], ["%", "‰"],
    ];

    private static readonly HashSet<string> Known = [.. Kinds.SelectMany(k => k)];

    /// <inheritdoc/>
    public string Name => "units";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var expected = Of(source).Distinct().ToList();
        var seen = Of(output).ToHashSet();
        var wrong = expected.FindAll(e => !seen.Contains(e) && seen.Any(s => IsOther(e, s) && !expected.Contains(s)));
        if (wrong is not [var first, ..])
        {
            return null;
        }

        var instead = seen.First(s => IsOther(first, s));
        return new(TranslationFailure.LostNumber, $"Expected {first.Number} {first.Unit}; the translation has {instead.Number} {instead.Unit}{Evidence.Others(wrong.Count)}.",
            (double)wrong.Count / expected.Count);
    }

    private static bool IsOther((string Number, string Unit) a, (string Number, string Unit) b) =>
        a.Number == b.Number && a.Unit != b.Unit && Array.Exists(Kinds, k => k.Contains(a.Unit) && k.Contains(b.Unit));

    private static IEnumerable<(string Number, string Unit)> Of(string text) =>
        from match in Quantity().Matches(NumberText.ToAsciiDigits(text).Replace('％', '%'))
        let unit = match.Groups["unit"].Value
        where Known.Contains(unit)
        select (NumberText.Of(match.Groups["number"].Value)[0].Forms[0], Written(unit));

    // The same unit in two ways of writing.
    private static string Written(string unit) => unit switch { "KB" => "kB", "Kbps" => "kbps", "mL" => "ml", "L" => "l", "℃" => "°C", "℉" => "°F", _ => unit };

    [GeneratedRegex(@"(?<![A-Za-z0-9.,])(?<number>[0-9]+([.,][0-9]+)*)[ \u00A0\u202F]?(?<unit>%|‰|℃|℉|°[CF]|[A-Za-z]{1,4})(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Quantity();
}
