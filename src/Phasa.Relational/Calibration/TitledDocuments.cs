using System.Data.Common;
using Dapper;
using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Calibration;

/// <summary>Reads every document without its text.</summary>
internal static class TitledDocuments
{
    public static IReadOnlyList<TitledDocument> Read(DbConnection db, CollectionId collection)
    {
        var of = new { collection.Value };
        var titles = db.Query<(long Document, string Language, string Text)>(
            """
            SELECT h.document_key, h.language, h.text FROM documents d JOIN titles h ON h.document_key = d.key
            WHERE d.collection_id = @Value AND h.is_stale = 0
            """,
            of).ToLookup(t => t.Document);
        var passages = db.Query<(long Document, long Passage)>(
            "SELECT p.document_key, p.id FROM documents d JOIN passages p ON p.document_key = d.key WHERE d.collection_id = @Value ORDER BY p.document_key, p.ordinal",
            of).ToLookup(p => p.Document, p => new PassageId(p.Passage));
        return
        [
            .. db.Query<(long Key, string Id, string Language, string Title)>("SELECT key, id, language, title FROM documents WHERE collection_id = @Value ORDER BY key", of)
                .Select(d => new TitledDocument(
                    new(d.Key),
                    d.Id,
                    titles[d.Key].Where(t => t.Language != d.Language).Select(t => (t.Language, t.Text)).Append((d.Language, Text: d.Title))
                        .ToDictionary(t => Columns.Tag(t.Language), t => t.Text),
                    [.. passages[d.Key]])),
        ];
    }
}
