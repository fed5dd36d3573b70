using System.Data.Common;
using Dapper;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Translation;
using Phasa.Translation.Costs;

namespace Phasa.Relational.Costs;

/// <summary>Accepted translations until they are in their document.</summary>
internal static class KeptTable
{
    /// <summary>Keeps translations for a document that has a job in the language; without one nobody would come for them.</summary>
    public static void Put(DbConnection db, DocumentKey document, LanguageTag language, IReadOnlyList<KeptTranslation> translations) => db.Execute(
        """
        DELETE FROM kept_translations WHERE document_key = @Document AND language = @Language AND source = @Source;
        INSERT INTO kept_translations (document_key, language, source, provider, match, text)
        SELECT document_key, language, @Source, @Provider, @Match, @Text FROM jobs WHERE document_key = @Document AND language = @Language;
        """,
        translations.Select(t => new { Document = document.Value, Language = language.Value, t.Source, t.Text.Provider, t.Text.Match, t.Text.Text }));

    public static IReadOnlyList<KeptTranslation> Read(DbConnection db, DocumentKey document, LanguageTag language) =>
        [.. db.Query<(string Source, string Text, string Provider, double Match)>(
            "SELECT source, text, provider, match FROM kept_translations WHERE document_key = @Document AND language = @Language",
            new { Document = document.Value, Language = language.Value })
            .Select(k => new KeptTranslation(k.Source, new TranslatedText(k.Text, k.Provider, k.Match)))];

    public static int Delete(DbConnection db, DocumentKey document, LanguageTag language, IReadOnlyCollection<string> sources) => db.Execute(
        "DELETE FROM kept_translations WHERE document_key = @Document AND language = @Language AND source = @source",
        sources.Select(source => new { Document = document.Value, Language = language.Value, source }));
}
