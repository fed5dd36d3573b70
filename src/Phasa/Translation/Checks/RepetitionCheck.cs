namespace Phasa.Translation.Checks;

/// <summary>
/// Finds runaway repetition: a stretch of at least <see cref="MinRun"/> code units in which one unit, with a letter in
/// it, follows on itself at least <see cref="MinRepeats"/> times, more than twice as long as any such stretch of the source.
/// </summary>
public sealed class RepetitionCheck : ITranslationCheck
{
    private const int MinRun = 60;
    // 'Ha ha ha' may be longer in another script, so a short run in the source excuses a longer one.
    private const int MinSourceRun = 10;
    private const int MinRepeats = 5;
    private const int MaxUnit = 200;

    /// <inheritdoc/>
    public string Name => "repetition";

    /// <inheritdoc/>
    public CheckFinding? Check(LanguagePair pair, string source, string output)
    {
        if (Longest(output, MinRun) is not { Length: > 0 } run || run.Length <= 2 * Longest(source, MinSourceRun).Length)
        {
            return null;
        }

        var unit = output.Substring(run.Start, run.Unit);
        return new(TranslationFailure.Repetition, $"'{Evidence.Shorten(unit)}' comes {run.Length / run.Unit} times in a row.");
    }

    // text[i] == text[i - unit] over a stretch means that the stretch has that period.
    private static (int Start, int Length, int Unit) Longest(string text, int minRun)
    {
        (int Start, int Length, int Unit) longest = default;
        for (var unit = 1; unit <= Math.Min(MaxUnit, text.Length / MinRepeats); unit++)
        {
            var start = 0;
            for (var i = unit; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] == text[i - unit])
                {
                    continue;
                }

                var length = i - start;
                if (length > longest.Length && length >= Math.Max(minRun, MinRepeats * unit) && HasLetter(text.AsSpan(start, unit)))
                {
                    longest = (start, length, unit);
                }

                start = i - unit + 1;
            }
        }

        return longest;
    }

    private static bool HasLetter(ReadOnlySpan<char> unit)
    {
        foreach (var c in unit)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
