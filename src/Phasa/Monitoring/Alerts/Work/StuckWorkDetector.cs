using System.Globalization;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Reembedding;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts.Work;

/// <summary>
/// Finds translations and reembeddings that are due and that nobody gets done. Workers take jobs in one order over all collections, so one
/// that waits behind others that get done is not stuck.
/// </summary>
public sealed class StuckWorkDetector(IKnowledgeStore store, IOptions<AlertOptions> options, TimeProvider time) : IAlertDetector
{
    /// <summary>What tells a reembedding's alert from those of translations.</summary>
    public const string Reembedding = "reembedding";

    // What was due while nobody ran cannot have been done: it counts from when this process began.
    private readonly DateTimeOffset _began = time.GetUtcNow();

    /// <inheritdoc/>
    public IReadOnlyCollection<AlertKind> Kinds { get; } = [AlertKind.QueueStuck];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(Collection collection, IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default)
    {
        List<AlertFinding> found = [];
        var worked = await store.Jobs.WorkedAtAsync(cancellationToken).ConfigureAwait(false);
        if (worked is not { } lately || IsLong(lately))
        {
            var due = await store.Jobs.DueAsync(collection.Id, cancellationToken).ConfigureAwait(false);
            found.AddRange(due.Select(work => Translations(collection, work, worked, open)).OfType<AlertFinding>());
        }

        if (await store.Reembeddings.FindAsync(collection.Id, cancellationToken).ConfigureAwait(false) is { } job && Reembeddings(collection, job, open) is { } stuck)
        {
            found.Add(stuck);
        }

        return found;
    }

    private AlertFinding? Translations(Collection collection, DueWork work, DateTimeOffset? worked, IReadOnlyDictionary<AlertKey, Alert> open)
    {
        var key = new AlertKey(AlertKind.QueueStuck, collection.Id, work.Language);
        var known = open.GetValueOrDefault(key) is { } alert && !(worked > alert.OpenedAt) ? alert.Finding : null;
        return known is null && !IsLong(Later(work.Since, _began)) ? null : new(
            key, AlertSeverity.Warning, known?.Since ?? Later(work.Since, worked),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{work.Jobs:#,0} translations into {work.Language} are due, the first since {work.Since:yyyy-MM-dd HH:mm} UTC, and none of any language gets done{(worked is { } last ? $"; the last was on {last:yyyy-MM-dd HH:mm} UTC" : "")}."),
            "See whether a service with workers runs ('Worker:concurrency' above 0), what the jobs wait for ('phasa translations status'), and the log for errors of the workers.")
        {
            Measured = work.Jobs,
            Expected = 0,
        };
    }

    private AlertFinding? Reembeddings(Collection collection, ReembeddingJob job, IReadOnlyDictionary<AlertKey, Alert> open)
    {
        var now = time.GetUtcNow();
        var hasFailed = job.State == ReembeddingState.Failed;
        if ((!hasFailed && job.State != ReembeddingState.Building) || job.LeasedUntil > now || job.DueAt > now)
        {
            return null;
        }

        var key = new AlertKey(AlertKind.QueueStuck, collection.Id, null, Reembedding);
        var since = job.EndedAt ?? Later(job.DueAt, job.LeasedUntil);
        return !open.ContainsKey(key) && !IsLong(hasFailed ? since : Later(since, _began)) ? null : new(
            key, AlertSeverity.Warning, since,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The reembedding to '{job.To.Model}' {(hasFailed ? "failed" : "is due and nobody works on it")}; {job.Done:#,0} of {job.Total:#,0} texts are done.{(job.Error is { } error ? $" It stopped with: {error}" : "")}"),
            $"Searches use '{job.From.Model}' meanwhile. 'phasa reembed --collection {collection.Name} --model {job.To.Model}' goes on with it once the cause is mended.")
        {
            Measured = job.Total - job.Done,
            Expected = 0,
        };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private bool IsLong(DateTimeOffset since) => time.GetUtcNow() - since >= options.Value.StuckAfter;
}
