using System.Runtime.InteropServices;
using Phasa.Documents;
using Phasa.Indexes.Catalogue;
using Phasa.Languages;

namespace Phasa.Indexes.Sidecars;

/// <summary>What a catalogue's file holds.</summary>
/// <param name="Languages">The languages in the order of their numbers, with the files of their rows; null for those without.</param>
/// <param name="Passages">The passages by slot.</param>
/// <param name="Documents">Their documents.</param>
/// <param name="Arrays">Which rows they have, and where.</param>
internal sealed record CatalogueContent(
    IReadOnlyList<(LanguageTag Language, FiledRows? Rows)> Languages, PassageId[] Passages, DocumentKey[] Documents, CatalogueArrays Arrays)
{
    /// <summary>Room for what a header announces.</summary>
    public static CatalogueContent Empty(IReadOnlyList<(LanguageTag, FiledRows?)> languages, int slots, int rows) => new(
        languages,
        new PassageId[slots],
        new DocumentKey[slots],
        new()
        {
            PassageLanguages = new ushort[slots],
            NextSlots = new int[slots],
            FirstRows = new int[slots],
            RowIds = new long[rows],
            Positions = new int[rows],
            RowLanguages = new ushort[rows],
            NextRows = new int[rows],
        });

    /// <summary>Its arrays in the order in which they lie in the file: longest elements first.</summary>
    public IEnumerable<Memory> Parts()
    {
        yield return () => MemoryMarshal.AsBytes(Passages.AsSpan());
        yield return () => MemoryMarshal.AsBytes(Documents.AsSpan());
        yield return () => MemoryMarshal.AsBytes(Arrays.RowIds.AsSpan());
        yield return () => MemoryMarshal.AsBytes(Arrays.NextSlots.AsSpan());
        yield return () => MemoryMarshal.AsBytes(Arrays.FirstRows.AsSpan());
        yield return () => MemoryMarshal.AsBytes(Arrays.Positions.AsSpan());
        yield return () => MemoryMarshal.AsBytes(Arrays.NextRows.AsSpan());
        yield return () => MemoryMarshal.AsBytes(Arrays.PassageLanguages.AsSpan());
        yield return () => MemoryMarshal.AsBytes(Arrays.RowLanguages.AsSpan());
    }

    /// <summary>An array as bytes.</summary>
    internal delegate Span<byte> Memory();

    /// <summary>The list of languages as bytes.</summary>
    public byte[] EncodeLanguages()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Languages.Count);
        foreach (var (language, rows) in Languages)
        {
            writer.Write(language.Value);
            writer.Write(rows is not null);
            if (rows is { } file)
            {
                writer.Write(file.Generation);
                writer.Write(file.Sequence);
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="EncodeLanguages"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public static IReadOnlyList<(LanguageTag Language, FiledRows? Rows)> DecodeLanguages(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => (
            LanguageTag.Parse(reader.ReadString()),
            reader.ReadBoolean() ? new FiledRows(reader.ReadUInt64(), reader.ReadInt64()) : (FiledRows?)null))];
    }
}
