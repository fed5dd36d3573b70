namespace Phasa.Bench.Alerts;

/// <summary>A calendar that the simulation turns; durations are the machine's own. Not thread-safe while it is turned.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; set; } = start;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
