namespace Phasa.Indexes.Catalogue;

/// <summary>
/// A catalogue as arrays, as it lies in memory and in its file. Languages are numbers in a list that the owner keeps. All
/// arrays of passages have the same length, those of rows too.
/// </summary>
internal sealed record CatalogueArrays
{
    /// <summary>The language of what is no longer there, of a passage or a row.</summary>
    public const ushort Gone = ushort.MaxValue;

    /// <summary>By slot: the passage's source language.</summary>
    public ushort[] PassageLanguages = [];

    /// <summary>By slot: the next slot of the same document; −1 for none.</summary>
    public int[] NextSlots = [];

    /// <summary>By slot: the place of its first row; −1 for none.</summary>
    public int[] FirstRows = [];

    /// <summary>By row: the store's key.</summary>
    public long[] RowIds = [];

    /// <summary>By row: its position in its language's index; the complement (~) of it for a stale row.</summary>
    public int[] Positions = [];

    /// <summary>By row: its language.</summary>
    public ushort[] RowLanguages = [];

    /// <summary>By row: the next row of the same passage, or the next free place; −1 for none.</summary>
    public int[] NextRows = [];

    /// <summary>Memory the arrays take, in bytes.</summary>
    public long Bytes => (10L * PassageLanguages.Length) + (18L * RowIds.Length);

    /// <summary>A copy of the parts in use.</summary>
    public CatalogueArrays Copy(int slots, int rows) => new()
    {
        PassageLanguages = PassageLanguages[..slots],
        NextSlots = NextSlots[..slots],
        FirstRows = FirstRows[..slots],
        RowIds = RowIds[..rows],
        Positions = Positions[..rows],
        RowLanguages = RowLanguages[..rows],
        NextRows = NextRows[..rows],
    };
}
