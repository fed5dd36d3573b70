namespace Phasa.Separation.Conditions;

/// <summary>
/// A_m, the mean chance over items that the right document wins among m: mean_i C(n − 1 − r_i, m − 1)/C(n − 1, m − 1), r_i the
/// distractors that beat item i. What recall at 1 would be, on average, over all pools of m documents dealt out of the n; so it
/// does not depend on how many items there are. Ties: <see cref="WinChances"/>.
/// </summary>
internal static class TopOf
{
    /// <summary>A_m, 0..1; null with fewer than m items.</summary>
    /// <param name="rivals">Who beats whom.</param>
    /// <param name="m">How many documents, at least 1.</param>
    public static double? Of(Rivals rivals, int m)
    {
        if (rivals.Items < m)
        {
            return null;
        }

        var chances = new WinChances(m);
        return Enumerable.Range(0, rivals.Items)
            .Average(i => chances.Of(rivals.Items - 1, rivals.Beating(i).Length, rivals.Tied(i).Length));
    }
}
