using System.ComponentModel.DataAnnotations;
using Phasa.Ingestion;

namespace Phasa.AspNetCore;

/// <summary>How much the HTTP API accepts. Checked when the host starts.</summary>
public sealed class ApiOptions
{
    /// <summary>The largest JSON body, in bytes; 16 MiB unless set.</summary>
    [Range(1024, 1 << 30)]
    public int MaxJsonBytes { get; set; } = 16 << 20;

    /// <summary>The longest line of an NDJSON body, in bytes; 16 MiB unless set. The body as a whole has no limit.</summary>
    [Range(1024, 1 << 30)]
    public int MaxLineBytes { get; set; } = 16 << 20;

    /// <summary>The largest file of an upload, in bytes; 256 MiB unless set.</summary>
    [Range(1024, long.MaxValue)]
    public long MaxFileBytes { get; set; } = 256 << 20;

    /// <summary>The longest text of one document, in UTF-16 code units; four million unless set.</summary>
    [Range(1, 100_000_000)]
    public int MaxDocumentCharacters { get; set; } = ReadContext.DefaultMaxCharacters;

    /// <summary>Calls that change something and run at once; 16 unless set.</summary>
    [Range(1, 10_000)]
    public int ConcurrentWrites { get; set; } = 16;

    /// <summary>Calls that wait for one of <see cref="ConcurrentWrites"/>; what comes on top is refused. 64 unless set.</summary>
    [Range(0, 100_000)]
    public int QueuedWrites { get; set; } = 64;

    /// <summary>
    /// NDJSON bodies, uploads and translation files that are read at once; what comes on top is refused. Counted apart from
    /// <see cref="ConcurrentWrites"/>, so that a slow upload does not hold up single documents. 8 unless set.
    /// </summary>
    [Range(1, 1_000)]
    public int ConcurrentImports { get; set; } = 8;

    /// <summary>How long a call may take, imports excepted; 100 seconds unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);
}
