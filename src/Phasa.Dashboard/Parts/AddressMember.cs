using System.Globalization;
using Phasa.Languages;

namespace Phasa.Dashboard.Parts;

/// <summary>Members of an address as a page takes them: what somebody mistyped counts as absent.</summary>
internal static class AddressMember
{
    /// <summary>A whole number, or null.</summary>
    public static int? Whole(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number, or null.</summary>
    public static float? Number(string? text) => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : null;

    /// <summary>A sum of money, 0 or more, or null.</summary>
    public static decimal? Sum(string? text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) ? sum : null;

    /// <summary>A language, or null.</summary>
    public static LanguageTag? Language(string? text) => LanguageTag.TryParse(text, out var tag) ? tag : null;
}
