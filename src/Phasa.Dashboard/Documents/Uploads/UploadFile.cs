using Microsoft.AspNetCore.Components.Forms;
using Phasa.AspNetCore.Documents;

namespace Phasa.Dashboard.Documents.Uploads;

/// <summary>A file that is sent, and what became of its documents.</summary>
public sealed class UploadFile(IBrowserFile file, Action changed)
{
    /// <summary>More of one file nobody reads: the next attempt shows the rest.</summary>
    private const int MostShown = 20;

    private readonly List<UploadResult> _shown = [];
    private long _sent;

    /// <summary>The file in the browser.</summary>
    public IBrowserFile File => file;

    /// <summary>How far it is.</summary>
    public UploadState State { get; private set; }

    /// <summary>Share that arrived, 0..1.</summary>
    public double Share => file.Size == 0 ? 1 : (double)Interlocked.Read(ref _sent) / file.Size;

    /// <summary>Documents that were written, or were there already as they are.</summary>
    public int Written { get; private set; }

    /// <summary>Documents that were not.</summary>
    public int Failed { get; private set; }

    /// <summary>The failures, the first of them; for a file of one document also its success.</summary>
    public IReadOnlyList<UploadResult> Shown
    {
        get
        {
            lock (_shown)
            {
                return [.. _shown];
            }
        }
    }

    /// <summary>It is being sent.</summary>
    public void Begin()
    {
        State = UploadState.Sending;
        changed();
    }

    /// <summary>Bytes arrived.</summary>
    public void Arrived(long bytes)
    {
        var before = (int)(Share * 100);
        Interlocked.Add(ref _sent, bytes);
        if ((int)(Share * 100) != before)
        {
            changed();
        }
    }

    /// <summary>Some of its documents came to an end.</summary>
    internal void Add(IReadOnlyList<ImportResult> results)
    {
        lock (_shown)
        {
            foreach (var result in results)
            {
                var isFirst = Written + Failed == 0;
                (Written, Failed) = result.Error is null ? (Written + 1, Failed) : (Written, Failed + 1);
                if (_shown.Count < MostShown && (isFirst || result.Error is not null))
                {
                    _shown.Add(new(result.Line, result.Id, result.Language, result.Passages, result.Error?.Detail, result.Error?.NextStep));
                }
            }
        }

        changed();
    }

    /// <summary>It came to its end.</summary>
    public void End(UploadState state)
    {
        State = state;
        changed();
    }
}

/// <summary>How far a file is.</summary>
public enum UploadState
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>It is being sent.</summary>
    Sending,

    /// <summary>It was read to its end; single documents may have failed.</summary>
    Done,

    /// <summary>The visitor stopped it.</summary>
    Stopped,
}
