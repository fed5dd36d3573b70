using Phasa.Indexes;

namespace Phasa.AspNetCore.Collections;

/// <summary>A collection's index in this process.</summary>
/// <param name="Rows">Rows that are searched, in all languages.</param>
/// <param name="Bytes">Memory it takes: the rows' and the catalogue's.</param>
/// <param name="CatalogueBytes">Of that, what finding documents, passages and rows again takes.</param>
/// <param name="UnfiledRows">Rows of documents that changed since its files were written, removed ones included; all when it has none. A start reads them from the store.</param>
/// <param name="Languages">By language.</param>
internal sealed record IndexAnswer(long Rows, long Bytes, long CatalogueBytes, long UnfiledRows, IReadOnlyList<LanguageIndexAnswer> Languages)
{
    public static IndexAnswer? Of(IndexFigures? figures) => figures is null ? null : new(
        figures.Rows,
        figures.Bytes,
        figures.CatalogueBytes,
        figures.Unfiled,
        [.. figures.Languages.Select(l => new LanguageIndexAnswer(l.Language.Value, l.Rows, l.Removed, l.Bytes, l.VectorsInFile))]);
}

/// <summary>The rows of one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Rows">Rows that are searched.</param>
/// <param name="RemovedRows">Removed ones that still take memory.</param>
/// <param name="Bytes">Memory they take, with the room for the next ones.</param>
/// <param name="VectorsInFile">Whether their vectors are read from a file.</param>
internal sealed record LanguageIndexAnswer(string Language, long Rows, long RemovedRows, long Bytes, bool VectorsInFile);
