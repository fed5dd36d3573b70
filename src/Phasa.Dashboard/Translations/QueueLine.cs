using Phasa.Jobs;
using Phasa.Languages;

namespace Phasa.Dashboard.Translations;

/// <summary>The jobs of a language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Counts">How many there are in each state that has any.</param>
public sealed record QueueLine(LanguageTag Language, IReadOnlyList<JobCount> Counts)
{
    /// <summary>When the next queued job is due that has been tried before; null when none waits.</summary>
    public DateTimeOffset? NextRetry => Of(JobState.Queued) is { Retries: > 0 } queued ? queued.NextDue : null;

    /// <summary>The jobs in a state; null for none.</summary>
    public JobCount? Of(JobState state) => Counts.FirstOrDefault(c => c.State == state);

    /// <summary>A line for each language that has jobs, the most first.</summary>
    public static IReadOnlyList<QueueLine> Of(IReadOnlyList<JobCount> counts) =>
        [.. counts.GroupBy(c => c.Language).OrderByDescending(g => g.Sum(c => c.Jobs)).Select(g => new QueueLine(g.Key, [.. g]))];
}
