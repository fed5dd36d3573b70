using System.Data.Common;
using Dapper;
using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Monitoring.Alerts;

/// <summary>What is told of alerts, in the transaction that changes them.</summary>
internal static class AlertEventTable
{
    /// <summary>Has an alert told as it is now.</summary>
    public static void Tell(DbConnection db, AlertChange change, long alert, DateTimeOffset now)
    {
        var record = db.QuerySingle<AlertRecord>($"{AlertRecord.Select} WHERE a.id = @alert", new { alert });
        db.Execute(
            """
            DELETE FROM alert_events WHERE at < @Old;
            INSERT INTO alert_events (id, alert_id, change, at, alert) VALUES (@Id, @alert, @Change, @At, @Record);
            UPDATE alerts SET told_at = @At, told_severity = @Severity WHERE id = @alert;
            """,
            new
            {
                Id = $"msg_{Guid.CreateVersion7(now):N}",
                alert,
                Change = Columns.Of(change),
                At = Columns.Of(now),
                Old = Columns.Of(now - AlertNews.Kept),
                Record = Columns.JsonOf(record),
                Severity = Columns.Of(record.ToAlert().Finding.Severity),
            });
    }

    /// <summary>Closes alerts that are over, and has it told.</summary>
    public static void Close(DbConnection db, IEnumerable<long> alerts, DateTimeOffset now)
    {
        foreach (var alert in alerts)
        {
            db.Execute("UPDATE alerts SET updated_at = @At, closed_at = @At WHERE id = @alert", new { At = Columns.Of(now), alert });
            Tell(db, AlertChange.Closed, alert, now);
        }
    }
}
