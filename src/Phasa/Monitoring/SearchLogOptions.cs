using System.ComponentModel.DataAnnotations;

namespace Phasa.Monitoring;

/// <summary>What the search log keeps, and for how long.</summary>
public sealed class SearchLogOptions
{
    /// <summary>Whether searches are logged; true unless set.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// What is kept of queries. Unless set, <see cref="QueryTexts.Full"/> while no valid API key exists, so that only
    /// programs on this machine can ask, and <see cref="QueryTexts.Hashed"/> from the first key on.
    /// </summary>
    public QueryTexts? Queries { get; set; }

    /// <summary>How long searches are kept, in days; 90 unless set.</summary>
    [Range(1, 36_500)]
    public int RetentionDays { get; set; } = 90;

    /// <summary>How long searches gather before they are written together; 1 second unless set. A crash loses these.</summary>
    [Range(typeof(TimeSpan), "00:00:00.25", "00:01:00")]
    public TimeSpan Flush { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Searches that wait in memory to be written; one that finds them all taken is counted and not recorded. 10,000 unless set.</summary>
    [Range(1, 1_000_000)]
    public int MaxPending { get; set; } = 10_000;

    /// <summary>How often searches that are too old are looked for; an hour unless set.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Prune { get; set; } = TimeSpan.FromHours(1);
}
