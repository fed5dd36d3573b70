namespace Phasa.Training.Runs;

/// <summary>How far a run is.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">Mean loss since the last report, in nats.</param>
/// <param name="Elapsed">Time since this run, or its continuation, began.</param>
/// <param name="Remaining">Time left at this speed.</param>
internal sealed record TrainingProgress(int Step, int Steps, double Loss, TimeSpan Elapsed, TimeSpan Remaining);
