using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Phasa.Indexes.Words;
using Phasa.Words.Texts;

namespace Phasa.Words.Finding;

/// <summary>
/// The passage slot of each text of a segment, looked up once per segment and owner of slots: neither a segment's
/// passages nor their slots ever change. Thread-safe.
/// </summary>
internal sealed class SlotMaps
{
    private readonly ConditionalWeakTable<object, ConditionalWeakTable<object, int[]>> _bySegment = [];

    /// <summary>The slots by the segment's numbers; −1 for passages that have none.</summary>
    public int[] Of(AtomicReader segment, IPassageSelection passages) =>
        _bySegment.GetOrCreateValue(segment.CoreCacheKey).GetValue(passages.Owner, _ => Read(segment, passages));

    private static int[] Read(AtomicReader segment, IPassageSelection passages)
    {
        var slots = new int[segment.MaxDoc];
        var ids = segment.GetNumericDocValues(WordFields.Passage);
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = passages.SlotOf(new(ids.Get(i)));
        }

        return slots;
    }
}
