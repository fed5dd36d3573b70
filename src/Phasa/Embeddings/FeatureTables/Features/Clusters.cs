namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>
/// Orthographic clusters: a consonant with all that is written around it, which is what a reader of Thai, Lao, Khmer or
/// Burmese sees as one sign. Units of Chinese and hiragana are single characters.
/// </summary>
internal static class Clusters
{
    /// <summary>The length of the cluster at the start of a run of one kind.</summary>
    public static int Length(UnitKind kind, ReadOnlySpan<char> run) => kind switch
    {
        UnitKind.Thai => Thai(run, '\0'),
        UnitKind.Lao => Thai(run, (char)0x80),
        UnitKind.Khmer => Khmer(run),
        UnitKind.Burmese => Burmese(run),
        _ => 1,
    };

    // [leading vowel] consonant marks* [ะ or า]; the Lao block lies 0x80 above the Thai one.
    private static int Thai(ReadOnlySpan<char> run, char offset)
    {
        var i = 0;
        if (i + 1 < run.Length && IsLeading(run[i], offset) && IsConsonant(run[i + 1], offset))
        {
            i++;
        }

        if (!IsConsonant(run[i], offset))
        {
            return 1;
        }

        i++;
        while (i < run.Length && IsMark(run[i], offset))
        {
            i++;
        }

        return i < run.Length && (char)(run[i] - offset) is 'ะ' or 'า' ? i + 1 : i;
    }

    private static bool IsLeading(char c, char offset) => (char)(c - offset) is >= 'เ' and <= 'ไ';

    private static bool IsConsonant(char c, char offset) => offset == 0
        ? c is >= 'ก' and <= 'ฮ'
        : c is (>= '\u0E81' and <= '\u0EAE') or (>= '\u0EDC' and <= '\u0EDF');

    private static bool IsMark(char c, char offset) => (char)(c - offset)
        is '\u0E31' or (>= '\u0E33' and <= '\u0E3A') or (>= '\u0E47' and <= '\u0E4E')
        || offset != 0 && c is (>= '\u0EBB' and <= '\u0EBD');

    // base (coeng base | mark)*
    private static int Khmer(ReadOnlySpan<char> run)
    {
        var i = 1;
        if (run[0] is not (>= '\u1780' and <= '\u17B3'))
        {
            return i;
        }

        while (i < run.Length)
        {
            if (run[i] == '\u17D2' && i + 1 < run.Length)
            {
                i += 2;
            }
            else if (run[i] is >= '\u17B4' and <= '\u17D3' or '\u17DD')
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    // base (virama consonant | mark | consonant that asat makes final)*
    private static int Burmese(ReadOnlySpan<char> run)
    {
        var i = 1;
        if (run[0] is not ((>= '\u1000' and <= '\u102A') or '\u103F' or '\u104E'))
        {
            return i;
        }

        while (i < run.Length)
        {
            if (run[i] == '\u1039' && i + 1 < run.Length)
            {
                i += 2;
            }
            else if (run[i] is (>= '\u102B' and <= '\u1038') or (>= '\u103A' and <= '\u103E') or (>= '\u1056' and <= '\u1059'))
            {
                i++;
            }
            else if (run[i] is >= '\u1000' and <= '\u1021' && i + 1 < run.Length && run[i + 1] == '\u103A')
            {
                i += 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }
}
