namespace Phasa.Words.Finding;

/// <summary>Keeps the best texts.</summary>
/// <param name="top">How many.</param>
internal sealed class BestTexts(int top)
{
    private readonly PriorityQueue<FoundText, FoundText> _worstFirst = new(new WorstFirst());

    /// <summary>The lowest score that can still be among them, above 0.</summary>
    public float Floor { get; private set; } = float.Epsilon;

    /// <summary>Keeps a text if it is among the best so far.</summary>
    public void Add(FoundText found)
    {
        if (_worstFirst.Count < top)
        {
            _worstFirst.Enqueue(found, found);
        }
        else
        {
            _worstFirst.EnqueueDequeue(found, found);
        }

        if (_worstFirst.Count == top)
        {
            Floor = _worstFirst.Peek().Score;
        }
    }

    /// <summary>What was kept, best first; equal scores in order of their slots.</summary>
    public IEnumerable<FoundText> InOrder() =>
        _worstFirst.UnorderedItems.Select(i => i.Element).OrderByDescending(t => t.Score).ThenBy(t => t.Slot);

    private sealed class WorstFirst : IComparer<FoundText>
    {
        public int Compare(FoundText x, FoundText y) => x.Score != y.Score ? x.Score.CompareTo(y.Score) : y.Slot.CompareTo(x.Slot);
    }
}

/// <summary>A text that has terms of the query.</summary>
/// <param name="Slot">Its passage's slot.</param>
/// <param name="Score">BM25.</param>
/// <param name="Held">Σ w·idf of the terms it has.</param>
internal readonly record struct FoundText(int Slot, float Score, float Held);
