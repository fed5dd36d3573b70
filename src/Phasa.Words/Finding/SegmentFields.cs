using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Phasa.Words.Finding;

/// <summary>
/// The open fields of segments, kept from search to search. Lucene would open them for each, and remembers every view of a
/// file that it ever gave out until the collector has cleared it: after ten thousand searches it spent most of its time there.
/// Thread-safe.
/// </summary>
internal sealed class SegmentFields
{
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<string, Pool>> _bySegment = [];

    /// <summary>Takes a field for one search; null when the segment has none of its terms.</summary>
    public SegmentField? Take(AtomicReader segment, string field) => PoolOf(segment, field).Take(segment, field);

    /// <summary>Gives it back. One whose reading failed is not given back.</summary>
    public void GiveBack(AtomicReader segment, string field, SegmentField open)
    {
        open.Reset();
        PoolOf(segment, field).Open.Add(open);
    }

    private Pool PoolOf(AtomicReader segment, string field) =>
        _bySegment.GetOrCreateValue(segment.CoreCacheKey).GetOrAdd(field, static _ => new());

    private sealed class Pool
    {
        private SegmentLengths? _lengths;

        public ConcurrentBag<SegmentField> Open { get; } = [];

        public SegmentField? Take(AtomicReader segment, string field) =>
            Open.TryTake(out var open) ? open
            : segment.GetTerms(field) is { } terms ? new(terms.GetEnumerator(), _lengths ??= SegmentLengths.Read(segment, field))
            : null;
    }
}
