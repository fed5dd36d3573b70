using System.IO.Hashing;
using System.Runtime.InteropServices;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Translation.Exchange;

/// <summary>A passage and where it is.</summary>
/// <param name="Document">Its document's id.</param>
/// <param name="Passage">Its id.</param>
/// <param name="Language">The language it is written in.</param>
internal readonly record struct PassagePlace(string Document, PassageId Passage, LanguageTag Language);

/// <summary>The passages of a collection by their texts, as of when it was read. Keeps hashes, not texts: who writes looks at the text again.</summary>
internal sealed class PassageIndex
{
    private const int PageSize = 200;

    private readonly Dictionary<UInt128, List<PassagePlace>> _places = [];

    private PassageIndex()
    {
    }

    /// <summary>Reads a collection.</summary>
    public static async Task<PassageIndex> ReadAsync(IKnowledgeStore store, Collection collection, CancellationToken cancellationToken)
    {
        var index = new PassageIndex();
        for (string? after = null; await store.Documents.ListAsync(collection.Id, after, PageSize, cancellationToken).ConfigureAwait(false) is [.., var last] page; after = last.Id)
        {
            foreach (var summary in page)
            {
                if (await store.Documents.FindAsync(collection.Id, summary.Id, cancellationToken).ConfigureAwait(false) is { } document)
                {
                    index.Add(document);
                }
            }
        }

        return index;
    }

    /// <summary>The passages of this text; in one language where it is named.</summary>
    public IEnumerable<PassagePlace> Find(string text, LanguageTag? language) =>
        _places.TryGetValue(Hash(text), out var places) ? places.Where(p => language is null || p.Language == language) : [];

    private static UInt128 Hash(string text) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(SourceText.Key(text).AsSpan()));

    private void Add(StoredDocument document)
    {
        foreach (var passage in document.Passages)
        {
            var places = CollectionsMarshal.GetValueRefOrAddDefault(_places, Hash(passage.Text), out _) ??= [];
            places.Add(new(document.Id, passage.Id, passage.Language));
        }
    }
}
