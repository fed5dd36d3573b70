using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes.Catalogue;

namespace Phasa.Indexes.Sidecars;

/// <summary>Opens the files of a collection in one space as a whole.</summary>
internal static class SidecarSet
{
    // Smaller languages are scanned by bytes or vectors.
    private const int RowsOfSmallLanguage = 16_384;

    private const int LeastDeadSlots = 1024;

    /// <summary>Up to how many rows of a language its vectors are in memory.</summary>
    /// <param name="rows">Rows of the collection in all languages.</param>
    /// <param name="most">Up to how many of them all vectors are in memory.</param>
    public static int RowsInMemory(long rows, int most) => rows <= most ? int.MaxValue : Math.Min(most, RowsOfSmallLanguage);

    /// <summary>Reads the set that a catalogue's header is of.</summary>
    /// <param name="folder">The folder of the set.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="space">The space.</param>
    /// <param name="header">The header.</param>
    /// <param name="rowsInMemory">Up to how many rows of the collection all vectors are read as well.</param>
    /// <param name="fault">Why there is no index.</param>
    public static IndexContent? Open(
        string folder, CollectionId collection, EmbeddingSpace space, CatalogueHeader header, int rowsInMemory, out SidecarFault fault)
    {
        if (CatalogueFile.Read(folder, header, out fault) is not { } content)
        {
            return null;
        }

        if (content.Arrays.PassageLanguages.Count(l => l == CatalogueArrays.Gone) is var dead && dead > LeastDeadSlots && dead > content.Passages.Length / 2)
        {
            fault = SidecarFault.Worn;
            return null;
        }

        var health = new SidecarHealth();
        var inMemory = RowsInMemory(content.Arrays.RowIds.Length, rowsInMemory);
        List<LanguageRows> languages = [];
        foreach (var (language, rows) in content.Languages)
        {
            var opened = new LanguageRows(language) { Filed = rows };
            if (rows is { } file)
            {
                var key = new SidecarKey(collection, language, space, file.Sequence, file.Generation);
                if (SidecarReader.Open(folder, key, out fault, inMemory, health) is not { } found)
                {
                    return null;
                }

                opened.Index = found.Index;
            }

            languages.Add(opened);
        }

        return new(space, new PassageSlots(content.Passages, content.Documents), content.Arrays, languages, header.Sequence) { Health = health };
    }
}
