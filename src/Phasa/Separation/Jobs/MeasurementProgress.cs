using Phasa.Storage;

namespace Phasa.Separation.Jobs;

/// <summary>
/// Keeps how far a measurement is in the store: at once when a phase begins, then at most once a second. Told from one
/// thread at a time.
/// </summary>
internal sealed class MeasurementProgress(IKnowledgeStore store, MeasurementLease lease, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private Task _writing = Task.CompletedTask;
    private MeasurementPhase? _phase;
    private long _last;

    /// <summary>Says how much of a phase is done.</summary>
    public void Tell(MeasurementPhase phase, long done, long total)
    {
        // A figure that comes while the last one is still being written is passed over: the next one says more.
        if (phase == _phase && (!_writing.IsCompleted || time.GetElapsedTime(_last) < Interval))
        {
            return;
        }

        (_phase, _last) = (phase, time.GetTimestamp());
        _writing = WriteAsync(_writing, phase, done, total);
    }

    /// <summary>Waits for what is still being written.</summary>
    public Task EndAsync() => _writing;

    private async Task WriteAsync(Task before, MeasurementPhase phase, long done, long total)
    {
        try
        {
            await before.ConfigureAwait(false);
            await store.Measurements.ReportAsync(lease, phase, done, total).ConfigureAwait(false);
        }
        catch (PhasaException)
        {
            // A figure for people that is not kept is no reason to give up the work; what matters is written, and checked, at the end.
        }
    }
}
