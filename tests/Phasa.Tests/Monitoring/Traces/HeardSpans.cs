using System.Collections.Concurrent;
using System.Diagnostics;
using Phasa.Monitoring.Traces;

namespace Phasa.Tests.Monitoring.Traces;

/// <summary>Listens to Phasa's spans under a root of its own, so that those of others are left out.</summary>
internal sealed class HeardSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;
    private readonly Activity _root = new("test");

    public HeardSpans()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == PhasaTracing.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == _root.TraceId)
                {
                    _ended.Enqueue(span);
                }
            },
        };
        _root.SetIdFormat(ActivityIdFormat.W3C).Start();
        ActivitySource.AddActivityListener(_listener);
    }

    public Activity Root => _root;

    /// <summary>The spans that have ended, in that order.</summary>
    public IReadOnlyList<Activity> All => [.. _ended];

    public Activity Single(string name) => Assert.Single(All, s => s.DisplayName == name);

    public void Dispose()
    {
        _root.Dispose();
        _listener.Dispose();
    }
}
