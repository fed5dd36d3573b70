using System.Data.Common;
using Dapper;
using Phasa.Documents;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Documents;

/// <summary>The passages of documents.</summary>
internal static class PassageTable
{
    public static IReadOnlyList<StoredPassage> Read(DbConnection db, long document) =>
        [.. db.Query<(long Id, int Ordinal, string Language, string? Heading, string Text, string Hash)>(
            "SELECT id, ordinal, language, heading, text, hash FROM passages WHERE document_key = @document ORDER BY ordinal",
            new { document })
            .Select(p => new StoredPassage(new(p.Id), p.Ordinal, Columns.Tag(p.Language), p.Heading, p.Text, p.Hash))];

    /// <summary>Takes the passages off their places, so that each can be given its new one.</summary>
    public static void SetAside(DbConnection db, long document) =>
        db.Execute("UPDATE passages SET ordinal = -1 - ordinal WHERE document_key = @document", new { document });

    /// <summary>Gives a passage that was set aside its new place and content.</summary>
    /// <returns>False when no such passage of the document waits.</returns>
    public static bool Continue(DbConnection db, long document, PassageId id, int ordinal, PassageWrite passage) => db.Execute(
        """
        UPDATE passages SET ordinal = @ordinal, language = @Language, hash = @Hash, heading = @Heading, text = @Text
        WHERE id = @Value AND document_key = @document AND ordinal < 0
        """,
        new { id.Value, document, ordinal, Language = passage.Language.Value, passage.Hash, passage.Heading, passage.Text }) == 1;

    public static PassageId Add(DbConnection db, long document, int ordinal, PassageWrite passage) => new(db.ExecuteScalar<long>(
        """
        INSERT INTO passages (document_key, ordinal, language, hash, heading, text)
        VALUES (@document, @ordinal, @Language, @Hash, @Heading, @Text) RETURNING id
        """,
        new { document, ordinal, Language = passage.Language.Value, passage.Hash, passage.Heading, passage.Text }));

    /// <summary>Deletes what is still set aside, with its translations and rows.</summary>
    public static void DeleteSetAside(DbConnection db, long document) =>
        db.Execute("DELETE FROM passages WHERE document_key = @document AND ordinal < 0", new { document });
}
