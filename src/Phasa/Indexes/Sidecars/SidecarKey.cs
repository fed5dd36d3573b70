using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Indexes.Sidecars;

/// <summary>What a sidecar holds, and as of when.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Language">The language of the rows.</param>
/// <param name="Space">The space they lie in.</param>
/// <param name="Sequence">The collection's sequence number that the rows are of.</param>
internal sealed record SidecarKey(CollectionId Collection, LanguageTag Language, EmbeddingSpace Space, long Sequence)
{
    /// <summary>The file's name, the same for every sequence number.</summary>
    public string FileName => $"{Collection.Value}-{Language.Value}-{Space.Id}.rows";

    /// <summary>What must be equal for the rows to be the right ones.</summary>
    public string Identity => $"{Collection.Value}\n{Language.Value}\n{Space.Id}";
}
