using Phasa.Documents;
using Phasa.Indexes.Kernels;
using Phasa.Indexes.Scans;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>Compares vectors with the rows of a snapshot, wherever their vectors are.</summary>
internal static class SnapshotVectors
{
    /// <summary>So few rows the store compares one by one: sooner than its graph, and without a miss.</summary>
    internal const int Few = 20_000;

    /// <summary>Of a graph's answers so many more are asked for than the filter should leave: some are rows that are no more.</summary>
    private const double Spare = 1.25;

    /// <summary>The most rows asked of a graph; beyond, comparing those that a filter admits is cheaper.</summary>
    private const int MostOfGraph = 5000;

    /// <summary>Compares a vector with every living row of a language whose passage the filter admits.</summary>
    /// <param name="snapshot">The rows.</param>
    /// <param name="language">Which of them.</param>
    /// <param name="filter">Whether a passage takes part.</param>
    /// <param name="vector">A vector of length 1 in the snapshot's space.</param>
    /// <param name="matches">Receives the rows that may be among its best.</param>
    /// <param name="cancellationToken">Stops it where the store is asked.</param>
    /// <returns>How many rows took part, and whether one was met that the snapshot does not know: it is older than the store.</returns>
    public static async ValueTask<(int Rows, bool Gone)> FindAsync<TFilter>(
        CollectionSnapshot snapshot, LanguageTag language, TFilter filter, ReadOnlyMemory<float> vector, TopMatches matches, CancellationToken cancellationToken)
        where TFilter : struct, ISlotFilter
    {
        var index = snapshot.IndexOf(language);
        if (snapshot.Stored is not { } stored)
        {
            return (await SharedScans.Default.ScanAsync(index, vector.Span, filter, matches).ConfigureAwait(false), false);
        }

        var rows = index.Admitted(filter).Count;
        if (rows == 0 || matches.Capacity == 0)
        {
            return (rows, false);
        }

        var among = rows <= Few ? Admitted() : null;
        for (var count = Ask(matches.Capacity, among is null ? rows : index.Living, index.Living); ; count *= 4)
        {
            // A filter that leaves little near the query: comparing what it leaves is cheaper than going through all that is near.
            among ??= count > MostOfGraph ? Admitted() : null;
            var nearest = await stored.NearestAsync(language, vector, count, among, cancellationToken).ConfigureAwait(false);
            matches.Reset(matches.Capacity, matches.Threshold);
            var (gone, least) = Offer(nearest);
            if (nearest.Count < count || matches.Accepted == matches.Capacity || least < matches.Threshold)
            {
                return (rows, gone);
            }
        }

        (bool Gone, float Least) Offer(IReadOnlyList<FoundRow> found)
        {
            var (unknown, least) = (false, 1f);
            foreach (var row in found)
            {
                var (slot, similarity) = (snapshot.Slots.SlotOf(row.Passage), Cosine(vector.Span, row.Vector.Span));
                least = Math.Min(least, similarity);
                if (slot < 0 || slot >= snapshot.Passages.Count || !index.Has(slot))
                {
                    unknown = true;
                }
                else if (filter.Admits(slot))
                {
                    matches.Offer(slot, similarity);
                }
            }

            return (unknown, least);
        }

        // Null where the filter admits all: the store need not look which.
        List<PassageId>? Admitted()
        {
            if (typeof(TFilter) == typeof(EveryPassage))
            {
                return null;
            }

            HashSet<PassageId> passages = [];
            for (var position = 0; position < index.Count; position++)
            {
                if (!index.IsDeleted(position) && index.SlotAt(position) is var slot && filter.Admits(slot))
                {
                    passages.Add(snapshot.Passages[slot]);
                }
            }

            return [.. passages];
        }
    }

    /// <summary>The similarities of passages that are known, as a comparison would tell them: that of the best living row of each.</summary>
    /// <returns>A cosine, −1..1, for each passage that has a living row in the language.</returns>
    public static async ValueTask<IReadOnlyDictionary<int, float>> SimilaritiesAsync(
        CollectionSnapshot snapshot, LanguageTag language, IReadOnlyCollection<int> slots, ReadOnlyMemory<float> vector, CancellationToken cancellationToken)
    {
        Dictionary<int, float> similarities = new(slots.Count);
        var index = snapshot.IndexOf(language);
        if (snapshot.Stored is { } stored)
        {
            var rows = slots.Count == 0 ? [] : await stored.RowsOfAsync(language, [.. slots.Select(s => snapshot.Passages[s])], cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                var (slot, similarity) = (snapshot.Slots.SlotOf(row.Passage), Cosine(vector.Span, row.Vector.Span));
                similarities[slot] = similarities.TryGetValue(slot, out var best) ? Math.Max(best, similarity) : similarity;
            }
        }
        else
        {
            foreach (var slot in slots)
            {
                if (index.SimilarityOf(slot, vector.Span) is { } similarity)
                {
                    similarities[slot] = similarity;
                }
            }
        }

        return similarities;
    }

    /// <summary>By the scan's own arithmetic: the same similarity to the last digit, wherever the row is.</summary>
    private static float Cosine(ReadOnlySpan<float> query, ReadOnlySpan<float> row) => Math.Clamp(ScanKernels.Active.Dot(query, row), -1f, 1f);

    /// <summary>How many rows to ask a graph for, so that enough are left of those that a filter admits.</summary>
    private static int Ask(int wanted, int admitted, int living) => (int)Math.Min(int.MaxValue / 8, (Spare * wanted * living / admitted) + 16);
}
