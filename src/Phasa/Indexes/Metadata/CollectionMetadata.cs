using Phasa.Collections;
using Phasa.Documents;

namespace Phasa.Indexes.Metadata;

/// <summary>The metadata of a collection's documents in memory, following the store. One caller at a time holds it and looks.</summary>
internal sealed class CollectionMetadata(CollectionId collection, IIndexFeed feed) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<DocumentKey, DocumentMetadata> _documents = [];
    private readonly MetadataPool _pool = new();
    private long _sequence;

    /// <summary>The documents by key.</summary>
    public IReadOnlyDictionary<DocumentKey, DocumentMetadata> Documents => _documents;

    /// <summary>What changed last.</summary>
    public ChangeJournal Changes { get; } = new();

    /// <summary>Every key, and in how many documents it is.</summary>
    public IReadOnlyDictionary<string, int> Keys => _keys;

    /// <summary>Looks at the metadata as they are now.</summary>
    /// <typeparam name="T">What is seen.</typeparam>
    /// <param name="look">Looks; while it does nothing changes.</param>
    /// <param name="cancellationToken">Stops reading the store.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone.</exception>
    public async Task<T> LookAsync<T>(Func<CollectionMetadata, T> look, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await FollowAsync(cancellationToken).ConfigureAwait(false);
            return look(this);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var sequence = await feed.SequenceAsync(collection, cancellationToken).ConfigureAwait(false)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, "The collection was deleted.");
        if (sequence < _sequence)
        {
            // The store was put back to an earlier state under this process: what was read is of another history.
            _sequence = 0;
        }

        if (_sequence == 0)
        {
            // What an interrupted reading left may have been deleted since, and from the start no deletions are told.
            _documents.Clear();
            _keys.Clear();
            Changes.Reset();
        }

        if (sequence > _sequence)
        {
            // Interrupted, it reads the same documents again.
            _sequence = await feed.ReadMetadataAsync(collection, _sequence, Apply, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Apply(DocumentMetadataChange change)
    {
        Changes.Add(change.Document);
        if (_documents.Remove(change.Document, out var before))
        {
            Count(before, -1);
        }

        if (change.Id is { } id)
        {
            var now = _pool.Flatten(id, change.Metadata);
            _documents.Add(change.Document, now);
            Count(now, 1);
        }
    }

    private void Count(DocumentMetadata document, int change)
    {
        string? last = null;
        foreach (var (key, _) in document.Entries)
        {
            if (key != last)
            {
                last = key;
                var count = _keys.GetValueOrDefault(key) + change;
                if (count == 0)
                {
                    _keys.Remove(key);
                }
                else
                {
                    _keys[key] = count;
                }
            }
        }
    }
}
