using System.Text.Json;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Indexes.Metadata;
using Phasa.Indexes.Words;

namespace Phasa.Tests.Search.Filters;

/// <summary>A feed of metadata that a test writes.</summary>
internal sealed class WrittenMetadata : IIndexFeed
{
    private readonly SortedDictionary<long, DocumentMetadataChange> _changes = [];

    public long Sequence { get; private set; }

    /// <summary>The documents that are there.</summary>
    public Dictionary<DocumentKey, DocumentMetadata> Documents { get; } = [];

    public void Put(DocumentKey document, string? metadata)
    {
        var values = metadata is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(metadata)!;
        _changes[++Sequence] = new(document, metadata is null ? null : $"d{document.Value}", values);
        Documents.Remove(document);
        if (metadata is not null)
        {
            Documents[document] = new MetadataPool().Flatten($"d{document.Value}", values);
        }
    }

    /// <summary>Puts it back to before everything was written.</summary>
    public void Restore()
    {
        _changes.Clear();
        Documents.Clear();
        Sequence = 0;
    }

    public Task<long?> SequenceAsync(CollectionId collection, CancellationToken cancellationToken = default) => Task.FromResult<long?>(Sequence);

    public Task<long> ReadMetadataAsync(
        CollectionId collection, long since, Action<DocumentMetadataChange> receive, CancellationToken cancellationToken = default)
    {
        foreach (var (_, change) in _changes.Where(c => c.Key > since))
        {
            receive(change);
        }

        return Task.FromResult(Sequence);
    }

    public Task<long> ReadChangesAsync(
        CollectionId collection, EmbeddingSpace space, long since, Action<DocumentChange> receive, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<long> ReadTextsAsync(CollectionId collection, long since, Action<DocumentTexts> receive, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
