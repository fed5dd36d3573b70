using System.Text.RegularExpressions;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds code spans of the source whose content the output lacks. A span with letters that are not ASCII is an example
/// that may be translated.
/// </summary>
public sealed partial class CodeCheck : ITranslationCheck
{
    /// <inheritdoc/>
    public string Name => "code";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var spans = Span().Matches(Fence().Replace(source, "\n")).Select(m => m.Groups["code"].Value.Trim())
            .Where(code => code.Length > 0 && code.All(char.IsAscii)).Distinct().ToList();
        var lost = spans.FindAll(code => !output.Contains(code, StringComparison.Ordinal));
        return lost is [var first, ..]
            ? new(TranslationFailure.LostCode, $"The code `{Evidence.Shorten(first)}` is missing; code is not translated{Evidence.Others(lost.Count)}.",
                (double)lost.Count / spans.Count)
            : null;
    }

    [GeneratedRegex(@"(?<!`)(`{1,2})(?!`)(?<code>[^\n]+?)(?<!`)\1(?!`)", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex("^```.*?(^```|\\z)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
