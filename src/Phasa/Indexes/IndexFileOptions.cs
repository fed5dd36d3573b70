using System.ComponentModel.DataAnnotations;

namespace Phasa.Indexes;

/// <summary>Where and when indexes are kept in files, so that the next start need not read all rows from the store.</summary>
public sealed class IndexFileOptions
{
    /// <summary>The folder; null or nothing keeps none. It holds nothing that is not in the store and may be deleted at any time.</summary>
    public string? Folder { get; set; }

    /// <summary>Collections of fewer rows have no files: they are read from the store in a tenth of a second.</summary>
    [Range(1, int.MaxValue)]
    public int LeastRows { get; set; } = 10_000;

    /// <summary>
    /// Collections of more rows leave the vectors of their larger languages in the files; a search reads a few dozen of them.
    /// 100,000 vectors of 384 dimensions are 154 MB.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int RowsWithVectorsInMemory { get; set; } = 100_000;

    /// <summary>Files that lack fewer changed rows than this are left as they are: a start reads so many in no time.</summary>
    [Range(1, int.MaxValue)]
    public int LeastChanges { get; set; } = 1000;

    /// <summary>How often to look whether files have fallen behind.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a collection must have had no changes before files that are a little behind are written anew.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Quiet { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait after files could not be written.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "7.00:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(10);
}
