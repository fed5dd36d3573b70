using System.Globalization;
using Phasa.Collections;

namespace Phasa.Cli.Output;

/// <summary>Says in a line how far a collection is covered.</summary>
internal static class CoverageText
{
    /// <summary>The share of each language, rounded down so that only a whole coverage reads 100 %.</summary>
    public static string Of(IEnumerable<LanguageCoverage> coverage) => string.Join(", ", coverage.Select(Of));

    private static string Of(LanguageCoverage language) =>
        string.Create(CultureInfo.InvariantCulture, $"{language.Language} {Math.Floor(language.Share * 100):0} %");
}
