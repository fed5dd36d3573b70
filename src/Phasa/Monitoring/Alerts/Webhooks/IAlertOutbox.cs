namespace Phasa.Monitoring.Alerts.Webhooks;

/// <summary>
/// Events of alerts that webhooks have yet to be told. An event is written in the transaction that changes the alert, so none is lost and none
/// tells what did not happen. Any number of processes may send; a webhook is with one of them at a time.
/// </summary>
public interface IAlertOutbox
{
    /// <summary>
    /// Hands each event that has not been handed out to the webhooks that it is for, in order, all in one transaction. An update or a closing takes
    /// the place of updates of the same alert that the webhook has not got.
    /// </summary>
    /// <param name="receivers">The addresses of the webhooks that an event is for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many events were handed out.</returns>
    Task<int> DistributeAsync(Func<AlertEvent, IReadOnlyList<string>> receivers, CancellationToken cancellationToken = default);

    /// <summary>
    /// Leases the webhook's first event that is due. One of an alert comes only after the earlier ones of that alert have gone. Counts an attempt.
    /// </summary>
    /// <returns>Null when none is due, or when another holds one of this webhook's.</returns>
    Task<AlertDelivery?> LeaseAsync(string webhook, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Ends a lease for good: the event was received, or given up.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> RemoveAsync(AlertDelivery delivery, CancellationToken cancellationToken = default);

    /// <summary>Ends a lease until another attempt is due.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> RetryAsync(AlertDelivery delivery, DateTimeOffset dueAt, string error, CancellationToken cancellationToken = default);

    /// <summary>Gives up whatever waits for a webhook, leased or not.</summary>
    /// <returns>How many events.</returns>
    Task<int> RemoveAllAsync(string webhook, CancellationToken cancellationToken = default);

    /// <summary>Gives up what waits for webhooks other than these and happened before a time.</summary>
    /// <returns>The addresses, each once.</returns>
    Task<IReadOnlyList<string>> RemoveOthersAsync(IReadOnlyCollection<string> webhooks, DateTimeOffset before, CancellationToken cancellationToken = default);

    /// <summary>What waits, by webhook, in order of addresses.</summary>
    Task<IReadOnlyList<WaitingDeliveries>> WaitingAsync(CancellationToken cancellationToken = default);
}
