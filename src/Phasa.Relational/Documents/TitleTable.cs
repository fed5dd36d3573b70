using System.Data.Common;
using Dapper;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Documents;

/// <summary>The translated titles of documents.</summary>
internal static class TitleTable
{
    public static IReadOnlyList<StoredTitle> Read(DbConnection db, long document) =>
        [.. db.Query<(string Language, string Text, string Source, string? Provider, bool IsStale)>(
            "SELECT language, text, source, provider, is_stale FROM titles WHERE document_key = @document ORDER BY language",
            new { document })
            .Select(t => new StoredTitle(
                Columns.Tag(t.Language), t.Text, Columns.Member<TextSource>(t.Source), t.Provider, t.IsStale))];

    /// <summary>The original title has changed: human titles become stale, machine ones go.</summary>
    public static void Outdate(DbConnection db, long document) => db.Execute(
        """
        DELETE FROM titles WHERE document_key = @document AND source = 'machine';
        UPDATE titles SET is_stale = 1 WHERE document_key = @document;
        """,
        new { document });

    /// <summary>Deletes the title in the language that is now the document's own.</summary>
    public static void Drop(DbConnection db, long document, LanguageTag language) =>
        db.Execute("DELETE FROM titles WHERE document_key = @document AND language = @Value", new { document, language.Value });

    /// <summary>Puts a title in place of what there is in its language, unless a machine's would replace a human one.</summary>
    public static void Put(DbConnection db, long document, StoredTitle title) => db.Execute(
        """
        INSERT INTO titles (document_key, language, source, provider, is_stale, text)
        VALUES (@document, @Language, @Source, @Provider, 0, @Text)
        ON CONFLICT (document_key, language) DO UPDATE
            SET source = excluded.source, provider = excluded.provider, is_stale = 0, text = excluded.text
            WHERE excluded.source = 'human' OR titles.source = 'machine'
        """,
        new { document, Language = title.Language.Value, Source = Columns.Of(title.Source), title.Provider, title.Text });
}
