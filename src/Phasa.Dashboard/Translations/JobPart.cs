using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Languages;

namespace Phasa.Dashboard.Translations;

/// <summary>Which jobs are listed.</summary>
/// <param name="State">Their state; null for all.</param>
/// <param name="Language">Their language; null for all.</param>
/// <param name="Before">The ids after which the parts began that led here; empty at the beginning.</param>
public sealed record JobFilter(JobState? State, LanguageTag? Language, IReadOnlyList<long> Before);

/// <summary>A part of a collection's jobs, in the order in which they were queued.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">The id that the next part begins after; null on the last.</param>
public sealed record JobPart(IReadOnlyList<TranslationJob> Jobs, long? Next)
{
    private const int Most = 10;

    /// <summary>No jobs.</summary>
    public static JobPart Empty { get; } = new([], null);

    /// <summary>Reads a part.</summary>
    public static async Task<JobPart> ReadAsync(IJobQueue queue, CollectionId collection, JobFilter filter, CancellationToken cancellationToken)
    {
        var found = await queue.ListAsync(collection, filter.State, filter.Language, filter.Before is [.., var last] ? last : 0, Most + 1, cancellationToken);
        return found.Count > Most ? new([.. found.Take(Most)], found[Most - 1].Id) : new(found, null);
    }
}
