using System.Collections.Concurrent;
using Phasa.Documents;

namespace Phasa.Indexes;

/// <summary>
/// Gives passages small dense numbers, for bitmaps. A slot is never given out twice: a snapshot may still name its
/// passage. Some bytes stay behind for each deleted passage until the process ends.
/// </summary>
internal sealed class PassageSlots
{
    private readonly ConcurrentDictionary<PassageId, int> _slots = new();
    private PassageId[] _passages = [];
    private DocumentKey[] _documents = [];
    private int _count;

    /// <summary>A slot for a passage.</summary>
    public int Take(PassageId passage, DocumentKey document)
    {
        if (_count == _passages.Length)
        {
            Array.Resize(ref _passages, Math.Max(1024, _count * 2));
            Array.Resize(ref _documents, _passages.Length);
        }

        _passages[_count] = passage;
        _documents[_count] = document;
        _slots[passage] = _count;
        return _count++;
    }

    /// <summary>The slot of a passage; −1 when it has none. Safe beside the writer.</summary>
    public int SlotOf(PassageId passage) => _slots.GetValueOrDefault(passage, -1);

    /// <summary>The passages by slot as they are now; slots given out later do not change the part readers know.</summary>
    public IReadOnlyList<PassageId> Publish() => new ArraySegment<PassageId>(_passages, 0, _count);

    /// <summary>The documents of the passages by slot, as <see cref="Publish"/> gives the passages.</summary>
    public IReadOnlyList<DocumentKey> PublishDocuments() => new ArraySegment<DocumentKey>(_documents, 0, _count);
}
