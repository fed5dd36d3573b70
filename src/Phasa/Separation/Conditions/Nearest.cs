namespace Phasa.Separation.Conditions;

/// <summary>The largest of some values.</summary>
internal static class Nearest
{
    /// <summary>Takes the largest values, in falling order.</summary>
    /// <param name="values">Finite values, at least as many as are taken.</param>
    /// <param name="largest">Takes them.</param>
    public static void Take(ReadOnlySpan<float> values, Span<float> largest)
    {
        largest.Fill(float.NegativeInfinity);
        var least = float.NegativeInfinity;
        foreach (var value in values)
        {
            if (value <= least)
            {
                continue;
            }

            var place = largest.Length - 1;
            while (place > 0 && value > largest[place - 1])
            {
                largest[place] = largest[place - 1];
                place--;
            }

            largest[place] = value;
            least = largest[^1];
        }
    }
}
