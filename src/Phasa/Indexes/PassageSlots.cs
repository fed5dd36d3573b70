using Phasa.Documents;

namespace Phasa.Indexes;

/// <summary>
/// Gives passages small dense numbers, for bitmaps. A slot is never given out twice: a snapshot may still name its
/// passage. Eight bytes stay behind for each deleted passage until the process ends.
/// </summary>
internal sealed class PassageSlots
{
    private PassageId[] _passages = [];
    private int _count;

    /// <summary>A slot for a passage.</summary>
    public int Take(PassageId passage)
    {
        if (_count == _passages.Length)
        {
            Array.Resize(ref _passages, Math.Max(1024, _count * 2));
        }

        _passages[_count] = passage;
        return _count++;
    }

    /// <summary>The passages by slot as they are now; slots given out later do not change the part readers know.</summary>
    public IReadOnlyList<PassageId> Publish() => new ArraySegment<PassageId>(_passages, 0, _count);
}
