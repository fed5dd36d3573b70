using Lucene.Net.Index;
using Lucene.Net.Search;
using Phasa.Indexes.Words;

namespace Phasa.Words.Finding;

/// <summary>Keeps the best texts among those whose passages take part.</summary>
/// <param name="top">How many.</param>
/// <param name="passages">Which passages take part.</param>
/// <param name="maps">Their slots.</param>
internal sealed class BestTexts(int top, IPassageSelection passages, SlotMaps maps) : ICollector
{
    private readonly PriorityQueue<FoundText, FoundText> _worstFirst = new(new WorstFirst());
    private Scorer? _scorer;
    private int[] _slots = [];
    private int _base;
    private float _floor;

    /// <summary>Any order will do, which is the faster way through several terms.</summary>
    public bool AcceptsDocsOutOfOrder => true;

    /// <inheritdoc/>
    public void SetScorer(Scorer scorer) => _scorer = scorer;

    /// <inheritdoc/>
    public void SetNextReader(AtomicReaderContext context)
    {
        _slots = maps.Of(context.AtomicReader, passages);
        _base = context.DocBase;
    }

    /// <inheritdoc/>
    public void Collect(int doc)
    {
        var score = _scorer!.GetScore();
        if (score < _floor)
        {
            return;
        }

        var slot = _slots[doc];
        if (slot < 0 || !passages.Admits(slot))
        {
            return;
        }

        var found = new FoundText(_base + doc, slot, score);
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
            _floor = _worstFirst.Peek().Score;
        }
    }

    /// <summary>What was kept, best first.</summary>
    public IReadOnlyList<FoundText> InOrder() =>
        [.. _worstFirst.UnorderedItems.Select(i => i.Element).OrderByDescending(t => t.Score).ThenBy(t => t.Slot)];

    private sealed class WorstFirst : IComparer<FoundText>
    {
        public int Compare(FoundText x, FoundText y) => x.Score != y.Score ? x.Score.CompareTo(y.Score) : y.Slot.CompareTo(x.Slot);
    }
}

/// <summary>A text that holds terms of the query.</summary>
/// <param name="Number">Lucene's number of it in the reader.</param>
/// <param name="Slot">Its passage's slot.</param>
/// <param name="Score">BM25.</param>
internal readonly record struct FoundText(int Number, int Slot, float Score);
