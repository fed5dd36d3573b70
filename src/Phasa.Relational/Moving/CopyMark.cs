using System.Data.Common;
using Dapper;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Moving;

/// <summary>
/// What a target says about the copy into it until that has ended: what the source held when it began, and how far it is. It stands in the
/// table <c>meta</c> and moves in the transactions that the content comes in.
/// </summary>
/// <param name="From">What people call the source.</param>
/// <param name="Contents">What each table of the source held when the copy began.</param>
/// <param name="Counters">The last keys that the source's tables gave out.</param>
internal sealed record CopyMark(string From, IReadOnlyDictionary<string, TableContent> Contents, IReadOnlyDictionary<string, long> Counters)
{
    /// <summary>Which lines of <c>meta</c> are content, and not about the database itself.</summary>
    public const string Content = $"key NOT IN ('application', 'schema', '{Mark}', '{Place}')";

    private const string Mark = "copy";
    private const string Place = "copy-place";

    /// <summary>Refuses a store into which a copy has not ended.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncomplete"/>.</exception>
    public static void RequireNone(DbConnection db, string store)
    {
        if (Read(db) is { } mark)
        {
            throw new PhasaException(
                ErrorCodes.StoreIncomplete, $"The copy from {mark.From} into {store} has not ended.",
                "Run the same 'phasa copy' again: it goes on where it was. With --anew it begins anew.");
        }
    }

    /// <summary>The mark of a copy that has not ended; null where there is none.</summary>
    public static CopyMark? Read(DbConnection db) => Value(db, Mark) is { } json ? Columns.FromJson<CopyMark>(json) : null;

    /// <summary>How far it is; null before its first lines.</summary>
    public static CopyPlace? ReadPlace(DbConnection db) => Value(db, Place) is { } json ? CopyPlace.Parse(json) : null;

    /// <summary>Writes the mark of a copy that begins.</summary>
    public void Write(DbConnection db) => db.Execute("INSERT INTO meta (key, value) VALUES (@Mark, @Json)", new { Mark, Json = Columns.JsonOf(this) });

    /// <summary>Moves from one place to the next.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/> when another process moved it meanwhile.</exception>
    public static void Move(DbConnection db, CopyPlace? before, CopyPlace next)
    {
        if (Value(db, Mark) is null || Value(db, Place) != before?.ToString())
        {
            throw new PhasaException(ErrorCodes.StoreUnavailable, "Another process copies into the same store.", "Let it end, or end it; then run the command again.");
        }

        db.Execute(
            "INSERT INTO meta (key, value) VALUES (@Place, @Json) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { Place, Json = next.ToString() });
    }

    /// <summary>Takes the mark away.</summary>
    public static void Remove(DbConnection db) => db.Execute("DELETE FROM meta WHERE key IN (@Mark, @Place)", new { Mark, Place });

    /// <summary>Whether the source still holds what it held when the copy began.</summary>
    public bool IsOf(IReadOnlyDictionary<string, TableContent> contents) => Contents.Count == contents.Count && !Contents.Except(contents).Any();

    private static string? Value(DbConnection db, string key) => db.ExecuteScalar<string?>("SELECT value FROM meta WHERE key = @key", new { key });
}
