using System.ComponentModel.DataAnnotations;

namespace Phasa.Words;

/// <summary>Where word indexes are kept, and how often on the disk.</summary>
public sealed class WordIndexOptions
{
    /// <summary>The folder. It holds nothing that is not in the store and may be deleted while no process uses it.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>Changed documents after which an index is put on the disk.</summary>
    [Range(1, int.MaxValue)]
    public int CommitAfterDocuments { get; set; } = 10_000;

    /// <summary>How long a collection must have had no changes before its index is put on the disk.</summary>
    public TimeSpan CommitAfterQuiet { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often to look for either.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(10);
}
