namespace Phasa.Monitoring.Alerts;

/// <summary>Finds what is abnormal in the installation as a whole, whatever collection it serves. Thread-safe.</summary>
public interface IInstallationDetector
{
    /// <summary>The kinds it looks for; no other detector looks for them.</summary>
    IReadOnlyCollection<AlertKind> Kinds { get; }

    /// <summary>What is abnormal now, each key once and of no collection.</summary>
    /// <param name="open">The alerts of these kinds that are open: what has been found stays found until it is clearly over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<AlertFinding>> FindAsync(IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default);
}
