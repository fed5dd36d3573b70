using System.Data.Common;
using System.Globalization;
using System.Text;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Documents;

/// <summary>Reads the texts of hits: one prepared statement, so one moment.</summary>
internal static class HitTexts
{
    /// <summary>The wanted passages come as a JSON array of [passage, language]; results keep their order.</summary>
    internal const string Select =
        """
        SELECT p.id, w.value ->> 1, d.id, d.version, d.sequence, d.title, h.text, d.metadata,
               p.language, p.heading, p.text, t.heading, t.text, t.source, t.provider, t.is_stale
        FROM json_each(@wanted) w
        CROSS JOIN passages p
        JOIN documents d ON d.key = p.document_key AND d.collection_id = @collection
        LEFT JOIN translations t ON t.passage_id = p.id AND t.language = w.value ->> 1
        LEFT JOIN titles h ON h.document_key = d.key AND h.language = w.value ->> 1
        WHERE p.id = CAST(w.value ->> 0 AS BIGINT) AND (t.id IS NOT NULL OR p.language = w.value ->> 1)
        ORDER BY w.key
        """;

    public static IReadOnlyList<HitText> Read(
        Connection reader, CollectionId collection, IReadOnlyList<(PassageId Passage, LanguageTag Language)> hits)
    {
        var command = reader.Prepared(Select, "@wanted", "@collection");
        command.Parameters["@wanted"].Value = Wanted(hits);
        command.Parameters["@collection"].Value = collection.Value;
        using var lines = command.ExecuteReader();
        List<HitText> texts = new(hits.Count);
        while (lines.Read())
        {
            texts.Add(Read(lines));
        }

        return texts;
    }

    /// <summary>By hand: a tag has nothing to escape, and this is read for every search.</summary>
    private static string Wanted(IReadOnlyList<(PassageId Passage, LanguageTag Language)> hits)
    {
        StringBuilder json = new("[", 24 * (hits.Count + 1));
        foreach (var (passage, language) in hits)
        {
            json.Append(json.Length > 1 ? "," : "").Append(CultureInfo.InvariantCulture, $"[{passage.Value},\"{language.Value}\"]");
        }

        return json.Append(']').ToString();
    }

    private static HitText Read(DbDataReader line)
    {
        // Decoded once: most hits show the original.
        var (isOriginal, original) = (line.IsDBNull(13), line.GetString(10));
        return new()
        {
            Passage = new(line.GetInt64(0)),
            Language = Columns.Tag(line.GetString(1)),
            DocumentId = line.GetString(2),
            DocumentVersion = line.GetInt32(3),
            Sequence = line.GetInt64(4),
            Title = line.Optional(6) ?? line.GetString(5),
            Heading = line.Optional(isOriginal ? 9 : 11),
            Text = isOriginal ? original : line.GetString(12),
            Source = isOriginal ? TextSource.Original : Columns.Member<TextSource>(line.GetString(13)),
            Provider = line.Optional(14),
            IsStale = !isOriginal && line.GetInt64(15) != 0,
            OriginalLanguage = Columns.Tag(line.GetString(8)),
            OriginalTitle = line.GetString(5),
            OriginalHeading = line.Optional(9),
            OriginalText = original,
            Metadata = Columns.Metadata(line.GetString(7)),
        };
    }

}
