using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Relational.Collections;
using Phasa.Relational.Jobs;

namespace Phasa.Relational.Documents;

/// <summary>Writes translations of a stored document in one transaction, which the caller has begun.</summary>
internal static class DocumentTranslationWriter
{
    public static TranslationWriteOutcome Write(DbConnection db, CollectionId id, DocumentTranslationWrite write, DateTimeOffset now)
    {
        // The lease first: a worker that lost it learns so even when the document has changed too.
        if (write.Lease is { } lease && !JobTable.Holds(db, lease, write.Document, write.Language.Value))
        {
            return TranslationWriteOutcome.LeaseLost;
        }

        var key = write.Document.Value;
        var language = write.Language;
        var source = db.ExecuteScalar<string>(
            "SELECT language FROM documents WHERE key = @key AND collection_id = @Value AND version = @Version",
            new { key, id.Value, write.Version });
        if (source is null || CollectionRecord.Find(db, id) is not { } collection)
        {
            return TranslationWriteOutcome.DocumentChanged;
        }

        WriteRules.RequireLanguage(collection, language);
        var passages = Passages(db, key);
        foreach (var passage in write.Passages.Keys.Concat(write.Rows.Keys).Where(p => !passages.ContainsKey(p)))
        {
            throw new PhasaException(ErrorCodes.PassageNotFound, $"{passage} is not a passage of the document.");
        }

        if (write.Title is { } title && source != language.Value)
        {
            RequireSame(language, title.Language);
            WriteRules.RequireTitle(collection, title);
            TitleTable.Put(db, key, title);
        }

        foreach (var (passage, rows) in write.Rows.Where(r => passages[r.Key] != language.Value))
        {
            WriteRules.RequireRows(collection, rows);
            TranslationTable.Embed(db, passage, language, rows);
        }

        foreach (var (passage, translation) in write.Passages)
        {
            RequireSame(language, translation.Language);
            WriteRules.RequireTranslation(collection, translation);
            if (passages[passage] != language.Value)
            {
                TranslationTable.Put(db, passage, translation, now);
            }
        }

        if (write.Lease is { } held)
        {
            CollectionRecord.Worked(db, held, now);
        }

        var sequence = CollectionRecord.Advance(db, id);
        db.Execute("UPDATE documents SET sequence = @sequence WHERE key = @key", new { sequence, key });
        JobTable.RemoveWhenComplete(db, write.Document, language.Value);
        return TranslationWriteOutcome.Written;
    }

    private static Dictionary<PassageId, string> Passages(DbConnection db, long document) =>
        db.Query<(long Id, string Language)>("SELECT id, language FROM passages WHERE document_key = @document", new { document })
            .ToDictionary(p => new PassageId(p.Id), p => p.Language);

    private static void RequireSame(LanguageTag expected, LanguageTag actual)
    {
        if (actual != expected)
        {
            WriteRules.Refuse($"A translation into '{actual}' stands in a write for '{expected}'.");
        }
    }
}
