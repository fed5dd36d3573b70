using Phasa.Documents;

namespace Phasa.Indexes.Metadata;

/// <summary>Which documents changed last, for whoever looked before. One thread at a time.</summary>
internal sealed class ChangeJournal
{
    /// <summary>Of more changes than this, looking at every document anew is as good.</summary>
    private const int MostKept = 10_000;

    private readonly Queue<DocumentKey> _last = new();

    /// <summary>How many changes there were.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a change.</summary>
    public void Add(DocumentKey document)
    {
        Count++;
        _last.Enqueue(document);
        if (_last.Count > MostKept)
        {
            _last.Dequeue();
        }
    }

    /// <summary>Everything may have changed.</summary>
    public void Reset()
    {
        Count++;
        _last.Clear();
    }

    /// <summary>The documents that changed after so many changes; null when they are not known any more.</summary>
    public IReadOnlySet<DocumentKey>? Since(long count) =>
        Count - count > _last.Count ? null : _last.Skip(_last.Count - (int)(Count - count)).ToHashSet();
}
