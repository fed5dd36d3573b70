using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Monitoring.Alerts;

/// <summary>What alerts are told by, inside the transaction that the caller has begun.</summary>
internal static class AlertNoteTable
{
    private const string Mine = "WHERE collection_id IS NOT DISTINCT FROM @Collection AND topic = @topic";

    public static IReadOnlyDictionary<string, T> List<T>(DbConnection db, CollectionId? collection, string topic) =>
        db.Query<(string Subject, string Note)>($"SELECT subject, note FROM alert_notes {Mine} ORDER BY subject", new { Collection = collection?.Value, topic })
            .ToDictionary(n => n.Subject, n => Columns.FromJson<T>(n.Note));

    public static void Change<T>(DbConnection db, CollectionId? collection, string topic, string subject, Func<T?, T?> change)
        where T : class
    {
        var of = new { Collection = collection?.Value, topic, subject };
        var former = db.ExecuteScalar<string?>($"SELECT note FROM alert_notes {Mine} AND subject = @subject", of);
        if (change(former is null ? null : Columns.FromJson<T>(former)) is not { } note)
        {
            db.Execute($"DELETE FROM alert_notes {Mine} AND subject = @subject", of);
            return;
        }

        db.Execute(
            """
            INSERT INTO alert_notes (collection_id, topic, subject, note)
            SELECT @Collection, @topic, @subject, @Note WHERE @Collection IS NULL OR EXISTS (SELECT 1 FROM collections WHERE id = @Collection)
            ON CONFLICT (COALESCE(collection_id, 0), topic, subject) DO UPDATE SET note = excluded.note
            """,
            new { of.Collection, topic, subject, Note = Columns.JsonOf(note) });
    }
}
