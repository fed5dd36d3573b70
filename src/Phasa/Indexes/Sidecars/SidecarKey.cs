using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Indexes.Sidecars;

/// <summary>What a sidecar holds, and as of when.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Language">The language of the rows.</param>
/// <param name="Space">The space they lie in.</param>
/// <param name="Sequence">The collection's sequence number that the rows are of.</param>
/// <param name="Generation">The set of files it was written for.</param>
internal sealed record SidecarKey(CollectionId Collection, LanguageTag Language, EmbeddingSpace Space, long Sequence, ulong Generation = 0)
{
    /// <summary>The file's name in the folder of its collection and space; no two files that were ever written share one.</summary>
    public string FileName => NameOf(Language, Generation);

    /// <summary>The name of a language's file of a set.</summary>
    public static string NameOf(LanguageTag language, ulong generation) => $"{language.Value}-{generation:x16}.rows";

    /// <summary>What must be equal for the rows to be the right ones.</summary>
    public string Identity => $"{Collection.Value}\n{Language.Value}\n{Space.Id}\n{Generation:x16}";
}
