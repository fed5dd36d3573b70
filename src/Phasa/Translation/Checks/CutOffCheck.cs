using Phasa.Languages;

namespace Phasa.Translation.Checks;

/// <summary>
/// Finds an output that ends in the middle of a sentence: the source ends with a full stop and the output with a letter,
/// although the output's other sentences end with stops, which is not asked of languages that write none (Thai, Lao); or
/// a bracket or quotation mark stays open that the source closes.
/// </summary>
public sealed class CutOffCheck : ITranslationCheck
{
    private const string Stops = ".!?。！？।။።؟۔។";
    private const string Closers = "\"'”’」』)）]】>*_`";

    /// <inheritdoc/>
    public string Name => "cut off";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        var end = output.AsSpan().TrimEnd();
        var open = Open(output) > 0 && Open(source) == 0;
        return open || (!LanguageProfiles.Of(pair.Target).SentencesWithoutStops && EndsWithStop(source) && end.Length > 0 && (char.IsLetter(end[^1]) || end[^1] is ',' or '、') && HasSentence(end))
            ? new(TranslationFailure.WrongLength, $"The translation stops in the middle of a sentence: '…{Tail(end)}'.")
            : null;
    }

    // How many brackets and quotes that have a form for each side stay open.
    private static int Open(string text) => text.Count("(（「『“《【".Contains) - text.Count(")）」』”》】".Contains);

    private static bool EndsWithStop(string text)
    {
        var end = text.AsSpan().TrimEnd().TrimEnd(Closers);
        return end.Length > 0 && Stops.Contains(end[^1]);
    }

    // A stop with a space behind it, or one of a script that writes no spaces.
    private static bool HasSentence(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (Stops.Contains(text[i]) && char.IsLetter(text[i - 1]) && (text[i] > 0x7F || char.IsWhiteSpace(text[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static string Tail(ReadOnlySpan<char> text) => text[Math.Max(0, text.Length - 30)..].ToString().ReplaceLineEndings(" ");
}
