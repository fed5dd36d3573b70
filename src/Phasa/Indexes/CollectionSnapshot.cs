using System.Collections.Frozen;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes.Sidecars;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>
/// All language indexes of a collection in one space as of one sequence number. A search that uses one snapshot throughout sees
/// each document in exactly one version.
/// </summary>
internal sealed class CollectionSnapshot
{
    /// <summary>The space all its rows lie in.</summary>
    public required EmbeddingSpace Space { get; init; }

    /// <summary>Up to which write the snapshot has followed the store.</summary>
    public long Sequence { get; init; }

    /// <summary>The rows by language.</summary>
    public FrozenDictionary<LanguageTag, LanguageIndexSnapshot> Languages { get; init; } = FrozenDictionary<LanguageTag, LanguageIndexSnapshot>.Empty;

    /// <summary>The passages (by slot) that are written in a language.</summary>
    public FrozenDictionary<LanguageTag, FrozenBitmap> Written { get; init; } = FrozenDictionary<LanguageTag, FrozenBitmap>.Empty;

    /// <summary>The passages (by slot) that have a current row in a language.</summary>
    public FrozenDictionary<LanguageTag, FrozenBitmap> Covered { get; init; } = FrozenDictionary<LanguageTag, FrozenBitmap>.Empty;

    /// <summary>The passage at each slot. Longer than any slot of this snapshot.</summary>
    public IReadOnlyList<PassageId> Passages { get; init; } = [];

    /// <summary>The document of the passage at each slot. A deleted passage keeps its document.</summary>
    public IReadOnlyList<DocumentKey> Documents { get; init; } = [];

    /// <summary>What gives passages their slots, for this snapshot and every other one of the same index.</summary>
    public PassageSlots Slots { get; init; } = new();

    /// <summary>Where the vectors of its rows are when they stayed in the store: its language indexes then know places alone, and cannot be scanned.</summary>
    public StoredVectors? Stored { get; init; }

    /// <summary>Whether the vectors it left to files can be read. Once they cannot, the next snapshot comes from the store.</summary>
    public SidecarHealth Health { get; init; } = new();

    /// <summary>Rows of documents that changed since files were written or opened, removed ones included: what a start would read from the store.</summary>
    public long Unfiled { get; init; }

    /// <summary>Memory that finding documents, passages and rows again takes, in bytes.</summary>
    public long CatalogueBytes { get; init; }

    /// <summary>Memory its rows take in all languages, in bytes.</summary>
    public long Bytes => Languages.Values.Sum(l => l.Bytes);

    /// <summary>The rows of a language; an empty index when there are none.</summary>
    public LanguageIndexSnapshot IndexOf(LanguageTag language) => Languages.GetValueOrDefault(language, LanguageIndexSnapshot.Empty);

    /// <summary>How many passages written in <paramref name="written"/> have no current row in <paramref name="language"/>.</summary>
    public int CountUncovered(LanguageTag written, LanguageTag language)
    {
        var originals = Written.GetValueOrDefault(written);
        return originals.Count - originals.CountShared(Covered.GetValueOrDefault(language));
    }
}
