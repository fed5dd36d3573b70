namespace Phasa.Separation.Paths;

/// <summary>Works out how paths serve each language and whether they differ.</summary>
public static class PathComparer
{
    /// <summary>The mean figures of every language on every path, in the order in which they come.</summary>
    public static IReadOnlyList<PathMeasurement> Measure(IReadOnlyList<PathAnswer> answers) => throw new NotImplementedException($"{answers}");

    /// <summary>Every pair of paths in every language that has queries on both: paired by query, item bootstrap, Holm across languages.</summary>
    public static IReadOnlyList<PathDifference> Compare(IReadOnlyList<PathAnswer> answers, int seed, int draws) =>
        throw new NotImplementedException($"{answers} {seed} {draws}");
}
