using Phasa.Languages;

namespace Phasa.Dashboard.Documents.Uploads;

/// <summary>Files on their way, one after the other.</summary>
public sealed class Upload : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Action _changed;
    private volatile bool _isRunning = true;

    /// <summary>Begins one.</summary>
    /// <param name="choice">The files.</param>
    /// <param name="changed">Told when there is something new to show, on any thread.</param>
    /// <param name="closed">Ends when nobody looks any more.</param>
    public Upload(UploadChoice choice, Action changed, CancellationToken closed)
    {
        _changed = changed;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(closed);
        Stopped = _stop.Token;
        Language = choice.Language;
        Files = [.. choice.Files.Select(f => new UploadFile(f, Changed))];
    }

    /// <summary>The files, in the order in which they are sent.</summary>
    public IReadOnlyList<UploadFile> Files { get; }

    /// <summary>The language of what does not say its own; null to identify it.</summary>
    public LanguageTag? Language { get; }

    /// <summary>Whether it is under way.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>Ends when the visitor stops it or goes.</summary>
    public CancellationToken Stopped { get; }

    /// <summary>Stops it: the file under way is not read on, the others not begun. What was written stays.</summary>
    public void Cancel() => _stop.Cancel();

    /// <summary>It is over, for whatever reason: what was not begun never will be.</summary>
    public void End()
    {
        _isRunning = false;
        foreach (var file in Files.Where(f => f.State is UploadState.Waiting or UploadState.Sending))
        {
            file.End(UploadState.Stopped);
        }
    }

    /// <summary>There is something new to show.</summary>
    public void Changed() => _changed();

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
