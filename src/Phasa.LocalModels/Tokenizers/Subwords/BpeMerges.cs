using System.Runtime.InteropServices;

namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>The merges of a byte-pair encoding, and their use. Thread-safe.</summary>
/// <param name="merges">For a pair of neighbours its rank, the first learnt having the lowest, and the id it becomes.</param>
internal sealed class BpeMerges(IReadOnlyDictionary<(int Left, int Right), (int Rank, int Id)> merges)
{
    private const int Gone = -1;

    /// <summary>Joins what can be joined among the ids from <paramref name="first"/> on.</summary>
    public void Apply(List<int> ids, int first)
    {
        if (ids.Count - first < 2)
        {
            return;
        }

        var symbols = CollectionsMarshal.AsSpan(ids)[first..];
        var left = new int[symbols.Length];
        var right = new int[symbols.Length];
        var queue = new PriorityQueue<(int Place, int Id), (int Rank, int Place)>(symbols.Length);
        for (var i = 0; i < symbols.Length; i++)
        {
            (left[i], right[i]) = (i - 1, i + 1 == symbols.Length ? Gone : i + 1);
            Offer(i, symbols, right, queue);
        }

        while (queue.TryDequeue(out var merge, out _))
        {
            var (place, id) = merge;
            // Either neighbour may have been joined with another since the pair was queued.
            if (symbols[place] == Gone || right[place] == Gone
                || !merges.TryGetValue((symbols[place], symbols[right[place]]), out var current) || current.Id != id)
            {
                continue;
            }

            var joined = right[place];
            symbols[place] = id;
            symbols[joined] = Gone;
            right[place] = right[joined];
            if (right[place] != Gone)
            {
                left[right[place]] = place;
            }

            if (left[place] >= 0)
            {
                Offer(left[place], symbols, right, queue);
            }

            Offer(place, symbols, right, queue);
        }

        ids.RemoveRange(first, ids.Count - first - Compact(symbols));
    }

    private void Offer(int place, ReadOnlySpan<int> symbols, int[] right, PriorityQueue<(int, int), (int, int)> queue)
    {
        if (right[place] != Gone && merges.TryGetValue((symbols[place], symbols[right[place]]), out var merge))
        {
            queue.Enqueue((place, merge.Id), (merge.Rank, place));
        }
    }

    /// <summary>Moves what is left to the end and returns how many there are.</summary>
    private static int Compact(Span<int> symbols)
    {
        var to = symbols.Length;
        for (var from = symbols.Length - 1; from >= 0; from--)
        {
            if (symbols[from] != Gone)
            {
                symbols[--to] = symbols[from];
            }
        }

        return symbols.Length - to;
    }
}
