using Phasa.Collections;
using Phasa.Monitoring.Alerts;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Monitoring.Alerts;

/// <summary>An alert as its columns stand.</summary>
internal sealed record AlertRecord(
    long Id, long? CollectionId, string? CollectionName, string Kind, string Language, string Subject, string OpenedAt, string UpdatedAt, string? ClosedAt, string? AcknowledgedAt,
    string? AcknowledgedBy, string Finding)
{
    public const string Select =
        """
        SELECT a.id AS Id, a.collection_id AS CollectionId, c.name AS CollectionName, a.kind AS Kind, a.language AS Language, a.subject AS Subject, a.opened_at AS OpenedAt,
            a.updated_at AS UpdatedAt, a.closed_at AS ClosedAt, a.acknowledged_at AS AcknowledgedAt, a.acknowledged_by AS AcknowledgedBy, a.finding AS Finding
        FROM alerts a LEFT JOIN collections c ON c.id = a.collection_id
        """;

    public Alert ToAlert()
    {
        var key = new AlertKey(
            Columns.Member<AlertKind>(Kind), CollectionId is { } id ? new CollectionId(id) : null, Language.Length == 0 ? null : Columns.Tag(Language), Subject);
        return new(
            Id, Columns.FromJson<AlertFinding>(Finding) with { Key = key }, CollectionName, Columns.Time(OpenedAt), Columns.Time(UpdatedAt), Columns.OptionalTime(ClosedAt),
            AcknowledgedAt is { } at ? new(Columns.Time(at), AcknowledgedBy!) : null);
    }
}
