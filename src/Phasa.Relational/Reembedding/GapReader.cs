using System.Data.Common;
using Dapper;
using Phasa.Embeddings;
using Phasa.Reembedding;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Reembedding;

/// <summary>Reads the texts that have no rows in the space being built, document by document in the order of their changes.</summary>
internal static class GapReader
{
    /// <summary>The documents beyond a position. Many may have one number; the index finds their place among them, too.</summary>
    internal const string Beyond =
        """
        SELECT key, sequence, title FROM (
            SELECT * FROM (
                SELECT key, sequence, title FROM documents INDEXED BY documents_by_sequence
                WHERE collection_id = @Collection AND sequence = @Sequence AND key > @Document ORDER BY key LIMIT @most) s
            UNION ALL
            SELECT * FROM (
                SELECT key, sequence, title FROM documents INDEXED BY documents_by_sequence
                WHERE collection_id = @Collection AND sequence > @Sequence ORDER BY sequence, key LIMIT @most) l) d
        ORDER BY sequence, key LIMIT @most
        """;

    /// <summary>A document's texts without rows: passages, and translations with their titles.</summary>
    internal const string Missing =
        """
        SELECT p.id, p.language, @title, p.heading, p.text FROM passages p
        WHERE p.document_key = @document
          AND NOT EXISTS (SELECT 1 FROM rows r WHERE r.passage_id = p.id AND r.space = @Space AND r.language = p.language)
        UNION ALL
        SELECT p.id, t.language, h.text, t.heading, t.text FROM passages p
        JOIN translations t ON t.passage_id = p.id
        LEFT JOIN titles h ON h.document_key = p.document_key AND h.language = t.language
        WHERE p.document_key = @document
          AND NOT EXISTS (SELECT 1 FROM rows r WHERE r.passage_id = p.id AND r.space = @Space AND r.language = t.language)
        """;

    private const int MostDocuments = 512;

    public static SpaceGap Read(DbConnection db, HeldReembedding held, int limit, CancellationToken cancellationToken)
    {
        var documents = db.Query<(long Key, long Sequence, string Title)>(
            Beyond, new { held.Collection, held.Sequence, held.Document, most = MostDocuments }).AsList();
        var reached = new SpacePosition(held.Sequence, held.Document);
        List<GapText> texts = [];
        foreach (var (key, sequence, title) in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (passage, language, line, heading, text) in db.Query<(long Passage, string Language, string? Title, string? Heading, string Text)>(
                Missing, new { document = key, title, held.Space }, buffered: false))
            {
                if (texts.Count == limit)
                {
                    // The document goes on beyond this batch; the one before it is the last that is whole.
                    return new(texts, new(sequence, key - 1), IsLast: false);
                }

                texts.Add(new(new(key), sequence, new(passage), Columns.Tag(language), new RowText(line, heading, text)));
            }

            reached = new(sequence, key);
        }

        return new(texts, reached, IsLast: documents.Count < MostDocuments);
    }
}
