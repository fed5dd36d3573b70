using System.Collections.Frozen;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>
/// A collection's in-process indexes in one space, following the store through its feed. Searches read
/// <see cref="Current"/> without a lock; whoever finds it behind brings it up to date.
/// </summary>
internal sealed class CollectionIndex(CollectionId collection, EmbeddingSpace space, IIndexFeed feed) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly Dictionary<DocumentKey, DocumentEntry> _documents = [];
    private readonly Dictionary<LanguageTag, LanguageIndex> _languages = [];
    private readonly Dictionary<LanguageTag, Bitmap> _written = [];
    private readonly Dictionary<LanguageTag, Bitmap> _covered = [];
    private readonly PassageSlots _slots = new();
    private volatile CollectionSnapshot _current = new() { Space = space };

    /// <summary>The latest snapshot.</summary>
    public CollectionSnapshot Current => _current;

    /// <summary>A snapshot at least as new as the store was when the call began.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone;
    /// <see cref="ErrorCodes.SpaceMismatch"/> when it has left the space and been written to since.</exception>
    public async ValueTask<CollectionSnapshot> CatchUpAsync(CancellationToken cancellationToken)
    {
        var sequence = await feed.SequenceAsync(collection, cancellationToken).ConfigureAwait(false)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, "The collection was deleted.");
        if (_current.Sequence >= sequence)
        {
            return _current;
        }

        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_current.Sequence < sequence)
            {
                var reached = await feed.ReadChangesAsync(collection, space, _current.Sequence, Apply, cancellationToken).ConfigureAwait(false);
                Publish(reached);
            }

            return _current;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Apply(DocumentChange change)
    {
        var old = _documents.GetValueOrDefault(change.Document) ?? new DocumentEntry();
        var entry = new DocumentEntry();

        foreach (var passage in change.Passages)
        {
            var slot = old.Slots.TryGetValue(passage.Id, out var known) ? known.Slot : _slots.Take(passage.Id, change.Document);
            entry.Slots[passage.Id] = (slot, passage.Language);
        }

        RemoveRows(old, change.Rows);
        foreach (var row in change.Rows)
        {
            entry.Rows[row.Id] = old.Rows.TryGetValue(row.Id, out var kept)
                ? kept
                : Add(row, entry.Slots[row.Passage].Slot);
        }

        MarkAll(old, false);
        MarkAll(entry, true);
        if (entry.Slots.Count == 0)
        {
            _documents.Remove(change.Document);
        }
        else
        {
            _documents[change.Document] = entry;
        }
    }

    private RowEntry Add(IndexRow row, int slot)
    {
        if (!_languages.TryGetValue(row.Language, out var index))
        {
            _languages[row.Language] = index = new LanguageIndex(space.Dimensions);
        }

        return new(row.Language, slot, index.Append(slot, row.Vector.Span), row.IsStale);
    }

    private void RemoveRows(DocumentEntry old, IReadOnlyList<IndexRow> rows)
    {
        var kept = rows.Select(r => r.Id).ToHashSet();
        foreach (var (_, row) in old.Rows.Where(r => !kept.Contains(r.Key)))
        {
            _languages[row.Language].Remove(row.Position);
        }
    }

    private void MarkAll(DocumentEntry entry, bool member)
    {
        foreach (var (slot, language) in entry.Slots.Values)
        {
            Mark(_written, language, slot, member);
        }

        foreach (var row in entry.Rows.Values.Where(r => !r.IsStale))
        {
            Mark(_covered, row.Language, row.Slot, member);
        }
    }

    private void Publish(long sequence)
    {
        foreach (var (language, index) in _languages.Where(l => l.Value.NeedsCompaction))
        {
            var moved = index.Compact();
            foreach (var document in _documents.Values)
            {
                document.Move(language, moved);
            }
        }

        _current = new CollectionSnapshot
        {
            Space = space,
            Sequence = sequence,
            Languages = _languages.ToFrozenDictionary(l => l.Key, l => l.Value.Snapshot()),
            Written = _written.ToFrozenDictionary(l => l.Key, l => l.Value.Freeze()),
            Covered = _covered.ToFrozenDictionary(l => l.Key, l => l.Value.Freeze()),
            Passages = _slots.Publish(),
            Documents = _slots.PublishDocuments(),
            Slots = _slots,
        };
    }

    private static void Mark(Dictionary<LanguageTag, Bitmap> maps, LanguageTag language, int slot, bool member)
    {
        if (!maps.TryGetValue(language, out var map))
        {
            maps[language] = map = new Bitmap();
        }

        map.Set(slot, member);
    }
}
