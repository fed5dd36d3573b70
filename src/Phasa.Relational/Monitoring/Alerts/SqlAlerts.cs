using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Drift;
using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Monitoring.Alerts;

/// <summary>The alerts of a store.</summary>
internal sealed class SqlAlerts(Database database, TimeProvider time) : IAlertStore
{
    public Task<AlertChanges> SettleAsync(
        CollectionId? collection, IReadOnlyCollection<AlertKind> judged, IReadOnlyList<AlertFinding> findings, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db =>
            {
                if (collection is { } id && !db.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM collections WHERE id = @Value)", new { id.Value }))
                {
                    return new([], []);
                }

                var open = Query(db, "WHERE a.closed_at IS NULL AND a.collection_id IS NOT DISTINCT FROM @Collection", new { Collection = collection?.Value })
                    .Where(a => judged.Contains(a.Finding.Key.Kind)).ToDictionary(a => a.Finding.Key);
                var now = time.GetUtcNow();
                var opened = findings.Where(f => !open.ContainsKey(f.Key)).Select(f => Open(db, f, now)).ToList();
                foreach (var finding in findings.Where(f => open.TryGetValue(f.Key, out var known) && known.Finding != f))
                {
                    Update(db, open[finding.Key], finding, now);
                }

                var over = open.Keys.Except(findings.Select(f => f.Key)).Select(k => open[k].Id).ToList();
                AlertEventTable.Close(db, over, now);
                return new AlertChanges([.. opened.Select(alert => Find(db, alert)!)], [.. over.Select(alert => Find(db, alert)!)]);
            },
            cancellationToken);

    public Task<IReadOnlyList<Alert>> ListAsync(AlertFilter filter, long? before, int limit, CancellationToken cancellationToken = default) => database.QueryAsync<IReadOnlyList<Alert>>(
        reader => Query(
            reader.Db,
            """
            WHERE (@IsOpen IS NULL OR CASE WHEN a.closed_at IS NULL THEN 1 ELSE 0 END = @IsOpen) AND (@Collection IS NULL OR a.collection_id = @Collection)
                AND (@Language IS NULL OR a.language = @Language) AND (@before IS NULL OR a.id < @before)
            ORDER BY a.id DESC LIMIT @limit
            """,
            new { IsOpen = filter.State is { } state ? state == AlertState.Open : (bool?)null, Collection = filter.Collection?.Value, Language = filter.Language?.Value, before, limit }),
        cancellationToken);

    public Task<Alert?> FindAsync(long id, CancellationToken cancellationToken = default) => database.QueryAsync(reader => Find(reader.Db, id), cancellationToken);

    public Task<Alert?> AcknowledgeAsync(long id, string by, CancellationToken cancellationToken = default) => database.WriteAsync(
        db =>
        {
            var now = time.GetUtcNow();
            var isFirst = db.Execute(
                "UPDATE alerts SET acknowledged_at = @Now, acknowledged_by = @by WHERE id = @id AND acknowledged_at IS NULL", new { id, by, Now = Columns.Of(now) }) == 1;
            if (isFirst)
            {
                AlertEventTable.Tell(db, AlertChange.Acknowledged, id, now);
            }

            return Find(db, id);
        },
        cancellationToken);

    public Task<IReadOnlyList<DriftState>> DriftsAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => DriftTable.List(reader.Db, collection), cancellationToken);

    public Task ChangeDriftAsync(CollectionId collection, LanguageTag language, Func<DriftState, DriftState> change, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db =>
            {
                DriftTable.Put(db, [change(DriftTable.Find(db, collection, language) ?? new(collection, language))]);
                return true;
            },
            cancellationToken);

    public Task<IReadOnlyDictionary<string, T>> NotesAsync<T>(CollectionId? collection, string topic, CancellationToken cancellationToken = default)
        where T : class => database.QueryAsync(reader => AlertNoteTable.List<T>(reader.Db, collection, topic), cancellationToken);

    public Task ChangeNoteAsync<T>(CollectionId? collection, string topic, string subject, Func<T?, T?> change, CancellationToken cancellationToken = default)
        where T : class => database.WriteAsync(
            db =>
            {
                AlertNoteTable.Change(db, collection, topic, subject, change);
                return true;
            },
            cancellationToken);

    private static Alert? Find(DbConnection db, long id) => Query(db, "WHERE a.id = @id", new { id }).SingleOrDefault();

    private static List<Alert> Query(DbConnection db, string where, object values) =>
        [.. db.Query<AlertRecord>($"{AlertRecord.Select} {where}", values).Select(a => a.ToAlert())];

    private static long Open(DbConnection db, AlertFinding finding, DateTimeOffset now)
    {
        var id = db.ExecuteScalar<long>(
            """
            INSERT INTO alerts (collection_id, kind, language, subject, opened_at, updated_at, finding)
            VALUES (@Collection, @Kind, @Language, @Subject, @Now, @Now, @Finding) RETURNING id
            """,
            new
            {
                Collection = finding.Key.Collection?.Value,
                Kind = Columns.Of(finding.Key.Kind),
                Language = finding.Key.Language?.Value ?? "",
                finding.Key.Subject,
                Now = Columns.Of(now),
                Finding = Columns.JsonOf(finding),
            });
        AlertEventTable.Tell(db, AlertChange.Opened, id, now);
        return id;
    }

    private static void Update(DbConnection db, Alert known, AlertFinding finding, DateTimeOffset now)
    {
        db.Execute("UPDATE alerts SET updated_at = @Now, finding = @Finding WHERE id = @Id", new { Now = Columns.Of(now), Finding = Columns.JsonOf(finding), known.Id });
        var (at, severity) = db.QuerySingle<(string? At, string? Severity)>("SELECT told_at, told_severity FROM alerts WHERE id = @Id", new { known.Id });
        var told = severity is null ? known.Finding.Severity : Columns.Member<AlertSeverity>(severity);
        if (AlertNews.IsUpdate(told, Columns.OptionalTime(at) ?? known.OpenedAt, finding.Severity, now))
        {
            AlertEventTable.Tell(db, AlertChange.Updated, known.Id, now);
        }
    }
}
