using Phasa.Collections;

namespace Phasa.Monitoring.Alerts;

/// <summary>Finds what is abnormal in a collection. Thread-safe.</summary>
public interface IAlertDetector
{
    /// <summary>The kinds it looks for; no other detector looks for them.</summary>
    IReadOnlyCollection<AlertKind> Kinds { get; }

    /// <summary>What is abnormal now, each key once.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="open">The alerts of these kinds that are open: what has been found stays found until it is clearly over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<AlertFinding>> FindAsync(Collection collection, IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default);
}
