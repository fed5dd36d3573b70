using System.ComponentModel.DataAnnotations;

namespace Phasa.Indexes;

/// <summary>Where the vectors of language indexes are compared: in each process's memory, or by the store.</summary>
public sealed class IndexModeOptions
{
    /// <summary>Where; decided when the process starts.</summary>
    public IndexMode Mode { get; set; } = IndexMode.Auto;

    /// <summary>A store with more rows is searched by itself where it can, when <see cref="Mode"/> leaves the choice: 5 million rows of 384 dimensions take 2.5 GB.</summary>
    [Range(0, long.MaxValue)]
    public long RowsInProcess { get; set; } = 5_000_000;

    /// <summary>Language indexes of fewer rows in the store have no graph: comparing every row is as quick and misses none.</summary>
    [Range(1, int.MaxValue)]
    public int GraphRows { get; set; } = 10_000;

    /// <summary>How often to look whether an index has grown enough for a graph, or has rows that are no more.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromMinutes(1);
}
