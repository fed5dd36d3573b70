using System.Text.RegularExpressions;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds placeholders (<c>{0}</c>, <c>{{name}}</c>, <c>${name}</c>, <c>%s</c>, <c>%1$d</c>) and inline tags (<c>&lt;b&gt;</c>) of the source
/// that the output lacks, and such as the source has none of: a program that fills in the text would fail over them.
/// </summary>
public sealed partial class PlaceholderCheck : ITranslationCheck
{
    /// <inheritdoc/>
    public string Name => "placeholders";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var (expected, seen) = (Of(source), Of(output));
        var lost = expected.Except(seen).ToList();
        var added = seen.Except(expected).ToList();
        var share = (double)(lost.Count + added.Count) / Math.Max(1, expected.Union(seen).Count());
        return lost is [var first, ..]
            ? new(TranslationFailure.LostPlaceholder, $"The placeholder '{first}' is missing{Evidence.InsteadOf(added)}{Evidence.Others(lost.Count)}.", share)
            : added is [var own, ..] && expected.Count > 0
            ? new(TranslationFailure.LostPlaceholder, $"The placeholder '{own}' is not in the source{Evidence.Others(added.Count)}.", share)
            : null;
    }

    private static HashSet<string> Of(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\{\s*[a-z_][a-z0-9_.]*\s*\}\}|\$?\{[a-z0-9_][a-z0-9_.:,#-]{0,38}\}"
        + @"|(?<![\p{L}\p{N}%])%(\d+\$)?(s|d|i|f|@|\.\d+f)(?![a-z0-9])"
        + @"|</?(a|b|i|u|s|em|strong|code|kbd|mark|small|span|sub|sup|g|x|ph|bx|ex)(\s[^<>\n]{0,200})?/?>|<br\s*/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
