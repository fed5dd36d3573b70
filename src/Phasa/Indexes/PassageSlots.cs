using System.Runtime.InteropServices;
using Phasa.Documents;
using Phasa.Indexes.Catalogue;

namespace Phasa.Indexes;

/// <summary>
/// Gives passages small dense numbers, for bitmaps. A slot is never given out twice: a snapshot may still name its
/// passage. Some 25 bytes stay behind for each deleted passage until the index is built anew. One writer; readers take no lock.
/// </summary>
internal sealed class PassageSlots
{
    private readonly SlotTable _slots;
    private PassageId[] _passages;
    private DocumentKey[] _documents;
    private int _count;

    /// <summary>No passages.</summary>
    public PassageSlots()
        : this([], [])
    {
    }

    /// <summary>The passages and their documents by slot.</summary>
    public PassageSlots(PassageId[] passages, DocumentKey[] documents)
    {
        (_passages, _documents, _count) = (passages, documents, passages.Length);
        _slots = new(_count);
        for (var slot = 0; slot < _count; slot++)
        {
            _slots.Set(slot, KeysOf(_passages));
        }
    }

    /// <summary>How many slots were given out.</summary>
    public int Count => _count;

    /// <summary>Memory it takes, in bytes.</summary>
    public long Bytes => _slots.Bytes + (sizeof(long) * (_passages.Length + (long)_documents.Length));

    /// <summary>A slot for a passage.</summary>
    public int Take(PassageId passage, DocumentKey document)
    {
        if (_count == _passages.Length)
        {
            var length = GrowingArray.LengthAfter(_count);
            Array.Resize(ref _documents, length);
            var passages = new PassageId[length];
            _passages.CopyTo(passages, 0);
            Volatile.Write(ref _passages, passages);
        }

        _passages[_count] = passage;
        _documents[_count] = document;
        _slots.Set(_count, KeysOf(_passages));
        return _count++;
    }

    /// <summary>The slot of a passage; −1 when it has none. Safe beside the writer.</summary>
    public int SlotOf(PassageId passage)
    {
        int slot;
        do
        {
            slot = _slots.Find(passage.Value, KeysOf(Volatile.Read(ref _passages)));
        }
        while (slot == SlotTable.Beyond);
        return slot;
    }

    /// <summary>The document of the passage at a slot.</summary>
    public DocumentKey DocumentAt(int slot) => _documents[slot];

    /// <summary>The documents' keys by slot, for the writer.</summary>
    public ReadOnlySpan<long> DocumentKeys => MemoryMarshal.Cast<DocumentKey, long>(_documents.AsSpan(0, _count));

    /// <summary>The passages by slot as they are now; slots given out later do not change the part readers know.</summary>
    public IReadOnlyList<PassageId> Publish() => new ArraySegment<PassageId>(_passages, 0, _count);

    /// <summary>The documents of the passages by slot, as <see cref="Publish"/> gives the passages.</summary>
    public IReadOnlyList<DocumentKey> PublishDocuments() => new ArraySegment<DocumentKey>(_documents, 0, _count);

    private static ReadOnlySpan<long> KeysOf(PassageId[] passages) => MemoryMarshal.Cast<PassageId, long>(passages);
}
