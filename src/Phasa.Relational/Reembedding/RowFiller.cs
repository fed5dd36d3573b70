using System.Data.Common;
using Dapper;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Reembedding;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Reembedding;

/// <summary>Writes rows into the space being built, inside the transaction that the caller has begun.</summary>
internal static class RowFiller
{
    /// <summary>Writes the rows of texts that are still as they were read; the others' documents come again.</summary>
    /// <returns>How many texts have rows now that had none.</returns>
    public static int Write(DbConnection db, HeldReembedding held, IReadOnlyList<RowFill> fills)
    {
        var space = Columns.FromJson<EmbeddingSpace>(db.ExecuteScalar<string>("SELECT description FROM spaces WHERE key = @Space", new { held.Space })!);
        var revisions = db.Query<(long Key, long Sequence)>(
            "SELECT key, sequence FROM documents WHERE collection_id = @Collection AND key IN (SELECT CAST(value AS BIGINT) FROM json_each(@Keys))",
            new { held.Collection, Keys = Columns.JsonOf(fills.Select(f => f.Text.Document.Value).Distinct()) }).ToDictionary(d => new DocumentKey(d.Key), d => d.Sequence);
        var filled = 0;
        foreach (var fill in fills)
        {
            Require(space, fill);
            if (revisions.GetValueOrDefault(fill.Text.Document) == fill.Text.Revision)
            {
                filled += Write(db, held, fill);
            }
        }

        return filled;
    }

    private static int Write(DbConnection db, HeldReembedding held, RowFill fill) => db.Execute(
        """
        INSERT INTO rows (passage_id, space, language, part, is_stale, vector)
        VALUES (@Passage, @Space, @Language, @Part,
                COALESCE((SELECT is_stale FROM translations WHERE passage_id = @Passage AND language = @Language), 0), @Vector)
        ON CONFLICT DO NOTHING
        """,
        fill.Rows.Select(r => new { Passage = fill.Text.Passage.Value, held.Space, Language = fill.Text.Language.Value, r.Part, Vector = Columns.Of(r.Vector.Span) })) > 0 ? 1 : 0;

    private static void Require(EmbeddingSpace space, RowFill fill)
    {
        if (fill.Rows.Count == 0 || fill.Rows.Any(r => r.Space != space || r.Vector.Length != space.Dimensions))
        {
            throw new PhasaException(ErrorCodes.SpaceMismatch, $"Passage {fill.Text.Passage} has no rows in {space}, or others.");
        }
    }
}
