namespace Phasa.Ingestion.Passages;

/// <summary>Finds how many things fit by doubling, then halving: the cost is that of a few times the answer.</summary>
internal static class Gallop
{
    /// <summary>
    /// A count from <paramref name="least"/> to <paramref name="most"/> for which <paramref name="fits"/> holds, the largest
    /// when it holds up to some count and for none above; <paramref name="least"/> itself is not asked about.
    /// </summary>
    public static int Longest(int least, int most, Func<int, bool> fits)
    {
        var good = least;
        var step = 1;
        var bad = most + 1;
        while (good < most)
        {
            var next = Math.Min(good + step, most);
            if (!fits(next))
            {
                bad = next;
                break;
            }

            good = next;
            step *= 2;
        }

        while (bad - good > 1)
        {
            var middle = good + ((bad - good) / 2);
            (good, bad) = fits(middle) ? (middle, bad) : (good, middle);
        }

        return good;
    }
}
