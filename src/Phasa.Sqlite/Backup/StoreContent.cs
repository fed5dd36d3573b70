namespace Phasa.Sqlite.Backup;

/// <summary>What a file with a store holds.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Rows">The lines of each table.</param>
public sealed record StoreContent(int Schema, long Bytes, IReadOnlyDictionary<string, long> Rows);
