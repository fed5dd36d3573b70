using Phasa.Languages;

namespace Phasa.Calibration;

/// <summary>How many rows a collection has in one language.</summary>
public readonly record struct LanguageRows(LanguageTag Language, int Rows)
{
    /// <summary>
    /// Whether thresholds that were fitted to <paramref name="then"/> rows are to be fitted anew now that there are
    /// <paramref name="now"/>: more than half as many again, or less than half. The best of more wrong rows is more similar.
    /// </summary>
    public static bool HasOutgrown(int then, int now) => now > 1.5 * then || now < 0.5 * then;
}
