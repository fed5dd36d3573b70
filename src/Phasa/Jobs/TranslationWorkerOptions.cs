using System.ComponentModel.DataAnnotations;

namespace Phasa.Jobs;

/// <summary>How translation jobs, and reembeddings and measurements beside them, are worked on.</summary>
public sealed class TranslationWorkerOptions
{
    /// <summary>Translation jobs worked on at once in this process; 0 leaves them, reembeddings and measurements to other processes.</summary>
    [Range(0, 64)]
    public int Concurrency { get; set; } = 2;

    /// <summary>Attempts before a job whose errors might pass is given up as failed.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>How long a worker holds a job before others may take it; renewed while it works.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Wait before the second attempt; doubled for each further one, with up to a quarter more at random.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "7.00:00:00")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often an idle worker looks for jobs that another process queued.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long to wait after an attempt: doubled with each up to the longest wait, or what a provider asked for if that
    /// is longer. The random share keeps jobs that failed together apart.
    /// </summary>
    internal TimeSpan WaitAfter(int attempts, TimeSpan? asked = null)
    {
        var backoff = FirstRetry * Math.Pow(2, Math.Min(attempts - 1, 20)) * (1 + Random.Shared.NextDouble() / 4);
        var wait = backoff < LongestRetry ? backoff : LongestRetry;
        return asked > wait ? asked.Value : wait;
    }
}
