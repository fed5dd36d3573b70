namespace Phasa.Bench;

/// <summary>How long something took.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ProcessorSeconds">Of all processors together, for this process: what others do on the machine shows less in it.</param>
internal readonly record struct Timing(double Seconds, double ProcessorSeconds);
