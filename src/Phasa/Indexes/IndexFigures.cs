using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>What a collection's index in memory holds, and what memory that takes.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Space">The fingerprint of the space its rows lie in.</param>
/// <param name="Sequence">Up to which write it has followed the store.</param>
/// <param name="Unfiled">Rows of documents that changed since its files were written, removed ones included; all when it has none. A start reads them from the store.</param>
/// <param name="CatalogueBytes">Memory that finding documents, passages and rows again takes.</param>
/// <param name="Languages">The rows by language.</param>
public sealed record IndexFigures(
    string Collection, string Space, long Sequence, long Unfiled, long CatalogueBytes, IReadOnlyList<LanguageIndexFigures> Languages)
{
    /// <summary>Rows that are searched, in all languages.</summary>
    public long Rows => Languages.Sum(l => l.Rows);

    /// <summary>Memory all of it takes, in bytes.</summary>
    public long Bytes => CatalogueBytes + Languages.Sum(l => l.Bytes);

    /// <summary>The figures of a snapshot.</summary>
    internal static IndexFigures Of(Collection collection, CollectionSnapshot snapshot) => new(
        collection.Name,
        snapshot.Space.Id,
        snapshot.Sequence,
        snapshot.Unfiled,
        snapshot.CatalogueBytes,
        [.. snapshot.Languages.OrderBy(l => l.Key.Value, StringComparer.Ordinal).Select(l =>
            new LanguageIndexFigures(l.Key, l.Value.Living, l.Value.Count - l.Value.Living, l.Value.Bytes, !l.Value.HasVectors))]);
}

/// <summary>What an index holds in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Rows">Rows that are searched.</param>
/// <param name="Removed">Removed rows that still take memory.</param>
/// <param name="Bytes">Memory the rows take, with the room for the next ones.</param>
/// <param name="VectorsInFile">Whether their vectors are read from a file.</param>
public sealed record LanguageIndexFigures(LanguageTag Language, int Rows, int Removed, long Bytes, bool VectorsInFile);
