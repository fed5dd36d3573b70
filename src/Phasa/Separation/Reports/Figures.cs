using System.Globalization;
using Phasa.Separation.Uncertainty;

namespace Phasa.Separation.Reports;

/// <summary>Figures as people read them: a point whatever the culture, a real minus sign, never minus zero.</summary>
internal static class Figures
{
    /// <summary>What stands where there is no figure.</summary>
    public const string Missing = "–";

    /// <summary>A similarity, a share or a gain: two digits.</summary>
    public static string Two(double? value) => Format(value, 2, "0.00");

    /// <summary>An AUC or a chance: three digits, because what counts is how far it is from 1 or 0.</summary>
    public static string Three(double? value) => Format(value, 3, "0.000");

    /// <summary>A difference: two digits with its sign.</summary>
    public static string Signed(double? value) => Format(value, 2, "+0.00;-0.00;0.00");

    /// <summary>A difference of AUC: three digits with its sign.</summary>
    public static string SignedThree(double? value) => Format(value, 3, "+0.000;-0.000;0.000");

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double? share) => Format(share * 100, 0, "0'\u202F%'");

    /// <summary>α and β: small shares, to a tenth of a percent where it matters.</summary>
    public static string Rate(double share) => Format(share * 100, 1, "0.#'\u202F%'");

    /// <summary>A count, with narrow spaces between thousands.</summary>
    public static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    /// <summary>A chance of luck: never said to be zero.</summary>
    public static string Chance(double chance) => chance < 0.001 ? "< 0.001" : Three(chance);

    /// <summary>The ends of an interval.</summary>
    public static string Interval(double low, double high, Func<double?, string> format) => $"{format(low)} to {format(high)}";

    /// <summary>The ends of an estimate's interval, three digits.</summary>
    public static string Interval(Estimate estimate) => Interval(estimate.Low, estimate.High, Three);

    /// <summary>A moment, UTC.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A moment as machines read it.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Format(double? value, int digits, string format)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return Missing;
        }

        // Adding zero makes −0 into 0.
        return (Math.Round(number, digits, MidpointRounding.AwayFromZero) + 0.0).ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }
}
