using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Indexes.Metadata;

namespace Phasa.Search.Filters;

/// <summary>
/// Evaluates filters over the passages of a collection. What one left is kept, so that after a write only the documents that
/// changed and the passages that were added are asked again. One thread at a time.
/// </summary>
internal sealed class FilterResults
{
    /// <summary>A bit per passage each.</summary>
    private const int MostKept = 32;

    private readonly Dictionary<MetadataFilter, Result> _results = [];

    /// <summary>The passages of a snapshot whose documents meet a filter.</summary>
    public FrozenBitmap Apply(CollectionMetadata metadata, CollectionSnapshot snapshot, MetadataFilter filter)
    {
        var documents = snapshot.Documents is ArraySegment<DocumentKey> part ? part : new ArraySegment<DocumentKey>([.. snapshot.Documents]);
        var words = new ulong[(documents.Count + 63) / 64];
        var start = 0;
        if (_results.TryGetValue(filter, out var before)
            && before.Slots == snapshot.Slots
            && before.Count <= documents.Count
            && metadata.Changes.Since(before.Changes) is { } changed)
        {
            before.Words.CopyTo(words, 0);
            start = before.Count;
            if (changed.Count > 0)
            {
                Mark(words, documents.AsSpan(0, start), 0, metadata, filter, changed);
            }
        }

        Mark(words, documents.AsSpan(start), start, metadata, filter, null);
        if (_results.Count >= MostKept && !_results.ContainsKey(filter))
        {
            _results.Clear();
        }

        _results[filter] = new(snapshot.Slots, documents.Count, metadata.Changes.Count, words);
        return new Bitmap(words).Freeze();
    }

    private static void Mark(
        ulong[] words, ReadOnlySpan<DocumentKey> documents, int first, CollectionMetadata metadata, MetadataFilter filter, IReadOnlySet<DocumentKey>? only)
    {
        // The passages of a document mostly lie side by side.
        var (last, isAsked, isMet) = (default(DocumentKey), false, false);
        for (var i = 0; i < documents.Length; i++)
        {
            if (i == 0 || documents[i] != last)
            {
                last = documents[i];
                isAsked = only?.Contains(last) != false;
                isMet = isAsked && metadata.Documents.TryGetValue(last, out var own) && filter.IsMetBy(own);
            }

            if (isAsked)
            {
                var (slot, bit) = (first + i, 1UL << ((first + i) & 63));
                words[slot >> 6] = isMet ? words[slot >> 6] | bit : words[slot >> 6] & ~bit;
            }
        }
    }

    private sealed record Result(PassageSlots Slots, int Count, long Changes, ulong[] Words);
}
