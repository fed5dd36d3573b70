using System.Text.RegularExpressions;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds numbers of the source, written with digits, that the output has in no form: neither with digits of any script
/// and any separators, nor scaled (1万 and 10,000), nor as another calendar's year or clock's hour, nor as a word. A
/// month may become its name, and a one or a zero may vanish ('1つでも', 'any'); a number that the source writes as a
/// word is not asked for.
/// </summary>
public sealed partial class NumberCheck : ITranslationCheck
{
    /// <inheritdoc/>
    public string Name => "numbers";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var numbers = NumberText.Of(Literal().Replace(source, " ")).DistinctBy(n => n.Forms[0]).ToList();
        if (numbers.Count == 0)
        {
            return null;
        }

        var seen = NumberText.Of(output);
        var forms = seen.SelectMany(n => n.Forms).ToHashSet();
        var lost = numbers.FindAll(n => !n.IsMonth && !n.Forms.Any(forms.Contains) && !NumberText.IsWord(n, output)
            && !(n.Small is { } small && NumberWords.Occur(small, output, pair.Target)));
        var expected = numbers.SelectMany(n => n.Forms).ToHashSet();
        var others = seen.Where(n => !n.Forms.Any(expected.Contains)).Select(n => n.Written).Distinct().ToList();
        return lost is [var first, ..]
            ? new(TranslationFailure.LostNumber, $"The number {first.Written} is missing{Evidence.InsteadOf(others)}{Evidence.Others(lost.Count)}.",
                (double)lost.Count / numbers.Count)
            : null;
    }

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]*://[\x21-\x7E]+|[a-z0-9._%+-]+@[a-z0-9.-]+|`[^`\n]*`|\{[^{}\n]{0,40}\}|%\d+\$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
