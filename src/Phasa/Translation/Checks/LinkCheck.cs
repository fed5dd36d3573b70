using System.Text.RegularExpressions;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds URLs, e-mail addresses, host names and file names of the source that the output lacks. A path segment that names
/// the source language may name the target's instead (<c>/ja/</c>, <c>/lo/</c>).
/// </summary>
public sealed partial class LinkCheck : ITranslationCheck
{
    /// <inheritdoc/>
    public string Name => "links";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var links = Address().Matches(source).Select(m => m.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'')).Distinct().ToList();
        var lost = links.FindAll(link => !Has(output, link, pair));
        return lost is [var first, ..]
            ? new(TranslationFailure.LostLink, $"The address '{Evidence.Shorten(first)}' is missing; it must stand in the translation as it is{Evidence.Others(lost.Count)}.",
                (double)lost.Count / links.Count)
            : null;
    }

    private static bool Has(string output, string link, LanguagePair pair) =>
        output.Contains(link, StringComparison.OrdinalIgnoreCase)
        || output.Contains(link.Replace($"/{pair.Source.Primary}/", $"/{pair.Target.Primary}/", StringComparison.OrdinalIgnoreCase), StringComparison.OrdinalIgnoreCase)
        || output.Contains(link.Replace($"/{pair.Source}/", $"/{pair.Target}/", StringComparison.OrdinalIgnoreCase), StringComparison.OrdinalIgnoreCase);

    // ASCII only: Lao, Thai and Japanese go on behind an address without a space. A name needs two letters around each
    // dot, so that 'e.g.' and 'a.m.' are none.
    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]*://[a-z0-9._~:/?#\[\]@!$&'*+,;=%-]*[a-z0-9/_~#=&%-]"
        + @"|[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}"
        + @"|(?<![a-z0-9._/@\\-])[a-z0-9-]{2,}(\.[a-z0-9-]{2,})*\.[a-z]{2,}(?![a-z0-9_-])(/[a-z0-9._~/?#=&%-]*[a-z0-9/])?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
