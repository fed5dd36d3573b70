using System.Data.Common;
using Dapper;
using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Monitoring.Alerts;

/// <summary>What the webhooks of a store have yet to be told.</summary>
internal sealed class SqlAlertOutbox(Database database, TimeProvider time) : IAlertOutbox
{
    private const string Held = "WHERE number = @Number AND attempts = @Attempts AND leased_until IS NOT NULL";

    private const string Next =
        """
        SELECT d.number AS Number, d.webhook AS Webhook, d.event_id AS EventId, d.alert_id AS AlertId, d.change AS Change, d.at AS At, d.alert AS Alert, d.attempts + 1 AS Attempts
        FROM alert_deliveries d
        WHERE d.webhook = @webhook AND d.due_at <= @Now
          AND NOT EXISTS (SELECT 1 FROM alert_deliveries l WHERE l.webhook = d.webhook AND l.leased_until > @Now)
          AND NOT EXISTS (SELECT 1 FROM alert_deliveries e WHERE e.webhook = d.webhook AND e.alert_id = d.alert_id AND e.number < d.number)
        ORDER BY d.number LIMIT 1
        """;

    public async Task<int> DistributeAsync(Func<AlertEvent, IReadOnlyList<string>> receivers, CancellationToken cancellationToken = default)
    {
        // Looked for every second, and hardly ever there: that must not take the turn of a write.
        if (!await database.QueryAsync(reader => reader.Db.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM alert_events)"), cancellationToken))
        {
            return 0;
        }

        return await database.WriteAsync(
            db =>
            {
                var events = db.Query<DeliveryRecord>(
                    "SELECT number AS Number, id AS EventId, alert_id AS AlertId, change AS Change, at AS At, alert AS Alert FROM alert_events ORDER BY number").ToList();
                foreach (var record in events)
                {
                    var happened = record.ToEvent();
                    foreach (var webhook in receivers(happened))
                    {
                        Add(db, webhook, record, happened.Change);
                    }
                }

                db.Execute("DELETE FROM alert_events");
                return events.Count;
            },
            cancellationToken);
    }

    public async Task<AlertDelivery?> LeaseAsync(string webhook, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        if (await database.QueryAsync(reader => Find(reader.Db, webhook), cancellationToken) is null)
        {
            return null;
        }

        return await database.WriteAsync(
            db =>
            {
                if (Find(db, webhook) is not { } next)
                {
                    return null;
                }

                db.Execute(
                    "UPDATE alert_deliveries SET attempts = @Attempts, leased_until = @Until WHERE number = @Number",
                    new { next.Attempts, next.Number, Until = Columns.Of(time.GetUtcNow() + duration) });
                return next.ToDelivery();
            },
            cancellationToken);
    }

    public Task<bool> RemoveAsync(AlertDelivery delivery, CancellationToken cancellationToken = default) =>
        ChangeAsync($"DELETE FROM alert_deliveries {Held}", new { delivery.Number, delivery.Attempts }, cancellationToken);

    public Task<bool> RetryAsync(AlertDelivery delivery, DateTimeOffset dueAt, string error, CancellationToken cancellationToken = default) => ChangeAsync(
        $"UPDATE alert_deliveries SET leased_until = NULL, due_at = @Due, error = @error {Held}",
        new { delivery.Number, delivery.Attempts, Due = Columns.Of(dueAt), error }, cancellationToken);

    public Task<int> RemoveAllAsync(string webhook, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => db.Execute("DELETE FROM alert_deliveries WHERE webhook = @webhook", new { webhook }), cancellationToken);

    public Task<IReadOnlyList<string>> RemoveOthersAsync(IReadOnlyCollection<string> webhooks, DateTimeOffset before, CancellationToken cancellationToken = default) =>
        database.WriteAsync<IReadOnlyList<string>>(
            db =>
            {
                var of = new { Before = Columns.Of(before) };
                var gone = db.Query<string>("SELECT DISTINCT webhook FROM alert_deliveries WHERE at < @Before", of).Except(webhooks).ToList();
                db.Execute("DELETE FROM alert_deliveries WHERE at < @Before AND webhook = @webhook", gone.Select(webhook => new { of.Before, webhook }));
                return gone;
            },
            cancellationToken);

    public Task<IReadOnlyList<WaitingDeliveries>> WaitingAsync(CancellationToken cancellationToken = default) => database.QueryAsync<IReadOnlyList<WaitingDeliveries>>(
        reader =>
        [
            .. reader.Db.Query<(string Webhook, int Count, string Since, string? Error)>(
                """
                SELECT d.webhook, COUNT(*), MIN(d.at),
                    (SELECT e.error FROM alert_deliveries e WHERE e.webhook = d.webhook AND e.error IS NOT NULL ORDER BY e.number LIMIT 1)
                FROM alert_deliveries d GROUP BY d.webhook ORDER BY d.webhook
                """).Select(w => new WaitingDeliveries(w.Webhook, w.Count, Columns.Time(w.Since), w.Error)),
        ],
        cancellationToken);

    private static void Add(DbConnection db, string webhook, DeliveryRecord record, AlertChange change)
    {
        if (change is AlertChange.Updated or AlertChange.Closed)
        {
            // One that is being sent just now stays: it is told, and this after it.
            db.Execute(
                """
                DELETE FROM alert_deliveries
                WHERE webhook = @webhook AND alert_id = @AlertId AND change = @Updated AND (leased_until IS NULL OR leased_until <= @At)
                """,
                new { webhook, record.AlertId, record.At, Updated = Columns.Of(AlertChange.Updated) });
        }

        db.Execute(
            """
            INSERT INTO alert_deliveries (webhook, event_id, alert_id, change, at, alert, due_at) VALUES (@webhook, @EventId, @AlertId, @Change, @At, @Alert, @At)
            """,
            new { webhook, record.EventId, record.AlertId, record.Change, record.At, record.Alert });
    }

    private DeliveryRecord? Find(DbConnection db, string webhook) =>
        db.QuerySingleOrDefault<DeliveryRecord>(Next, new { webhook, Now = Columns.Of(time.GetUtcNow()) });

    private Task<bool> ChangeAsync(string sql, object values, CancellationToken cancellationToken) => database.WriteAsync(db => db.Execute(sql, values) == 1, cancellationToken);
}
