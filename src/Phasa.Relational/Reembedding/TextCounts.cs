using System.Data.Common;
using Dapper;

namespace Phasa.Relational.Reembedding;

/// <summary>How many texts of a collection there are, and how many of them have rows in a space.</summary>
internal readonly record struct TextCounts(long Done, long Total)
{
    public static TextCounts Read(DbConnection db, long collection, long space)
    {
        var of = new { collection, space };
        return new(
            db.ExecuteScalar<long>(
                """
                SELECT COUNT(*) FROM documents d JOIN passages p ON p.document_key = d.key
                JOIN rows r ON r.passage_id = p.id AND r.space = @space AND r.part = 0 WHERE d.collection_id = @collection
                """,
                of),
            db.ExecuteScalar<long>(
                """
                SELECT (SELECT COUNT(*) FROM documents d JOIN passages p ON p.document_key = d.key WHERE d.collection_id = @collection)
                     + (SELECT COUNT(*) FROM documents d JOIN passages p ON p.document_key = d.key JOIN translations t ON t.passage_id = p.id
                        WHERE d.collection_id = @collection)
                """,
                of));
    }
}
