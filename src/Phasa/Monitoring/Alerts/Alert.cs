namespace Phasa.Monitoring.Alerts;

/// <summary>Something abnormal, from when it was found until it was over.</summary>
/// <param name="Id">Its number, growing.</param>
/// <param name="Finding">What was found last.</param>
/// <param name="CollectionName">The collection's name; null for the whole installation.</param>
/// <param name="OpenedAt">When it was first found, UTC.</param>
/// <param name="UpdatedAt">When it was last found anew, or closed, UTC.</param>
/// <param name="ClosedAt">When it was over, UTC; null while it is open.</param>
/// <param name="Acknowledged">Who said that they know, and when; null while nobody has.</param>
public sealed record Alert(
    long Id, AlertFinding Finding, string? CollectionName, DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt, DateTimeOffset? ClosedAt, Acknowledgement? Acknowledged)
{
    /// <summary>Whether it is still so.</summary>
    public AlertState State => ClosedAt is null ? AlertState.Open : AlertState.Closed;
}
