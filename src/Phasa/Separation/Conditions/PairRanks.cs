namespace Phasa.Separation.Conditions;

/// <summary>
/// Where the similarity of every unrelated pair stands among those of the synonym pairs. All that AUC, its jackknife and its
/// bootstrap ask of a similarity matrix is in it, as small integers. Immutable.
/// </summary>
/// <remarks>
/// A similarity v stands at <c>Below</c> = #{S_ii &lt; v} and <c>UpTo</c> = #{S_ii ≤ v}; the synonym pairs that beat it, ties one
/// half, are n − (Below + UpTo)/2. Pairs that stand at the same place are one level: of a thousand items there are no more than
/// two thousand and one.
/// </remarks>
internal sealed class PairRanks
{
    private readonly int[] _levels;

    private PairRanks(SortedPlaces places, int[] order, int[] levels, Place[] bounds, Place[] synonyms)
    {
        Items = places.Count;
        Order = order;
        _levels = levels;
        Levels = bounds;
        Synonyms = synonyms;
    }

    /// <summary>n.</summary>
    public int Items { get; }

    /// <summary>The items by rising similarity of their synonym pair.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>Where the unrelated pairs of each level stand.</summary>
    public IReadOnlyList<Place> Levels { get; }

    /// <summary>Where each item's own synonym pair stands.</summary>
    public IReadOnlyList<Place> Synonyms { get; }

    /// <summary>What stands for the level of a synonym pair, which is not unrelated: one past the last level.</summary>
    public int None => Levels.Count;

    /// <summary>The levels of a query's pairs with all documents.</summary>
    public ReadOnlySpan<int> Row(int query) => _levels.AsSpan(query * Items, Items);

    /// <summary>Ranks the pairs of a condition.</summary>
    /// <param name="similarities">The similarities of at least one item.</param>
    public static PairRanks Of(SimilarityMatrix similarities)
    {
        var n = similarities.Items;
        var synonyms = new float[n];
        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            (synonyms[i], order[i]) = (similarities[i, i], i);
        }

        Array.Sort((float[])[.. synonyms], order);
        var places = new SortedPlaces(synonyms);

        // Below + UpTo names a place: it is even between two groups of equal synonym similarities, and a group's own sum lies
        // strictly between those of its ends.
        var sums = new int[n * n];
        var standing = new Place?[(2 * n) + 1];
        for (var k = 0; k < n; k++)
        {
            var row = similarities.Row(k);
            var target = sums.AsSpan(k * n, n);
            for (var l = 0; l < n; l++)
            {
                var place = places.Of(row[l]);
                target[l] = place.Below + place.UpTo;
                if (k != l)
                {
                    standing[target[l]] ??= place;
                }
            }
        }

        Place[] levels = [.. standing.OfType<Place>()];
        var levelOf = new int[standing.Length];
        for (var level = 0; level < levels.Length; level++)
        {
            levelOf[levels[level].Below + levels[level].UpTo] = level;
        }

        for (var k = 0; k < n; k++)
        {
            var row = sums.AsSpan(k * n, n);
            for (var l = 0; l < n; l++)
            {
                row[l] = k == l ? levels.Length : levelOf[row[l]];
            }
        }

        return new(places, order, sums, levels, [.. synonyms.Select(places.Of)]);
    }
}
