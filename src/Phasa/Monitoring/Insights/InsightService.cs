using Phasa.Collections;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Monitoring.Insights;

/// <summary>Tells what searches came to, per language and span of time. Thread-safe.</summary>
public sealed class InsightService(IKnowledgeStore store)
{
    /// <summary>Searches counted in one transaction: some tens of milliseconds.</summary>
    private const int BatchSize = 500;

    /// <summary>Counts up what the log has and the figures have not.</summary>
    public async Task RollUpAsync(CancellationToken cancellationToken = default)
    {
        while (await store.Insights.RollUpAsync(BatchSize, cancellationToken).ConfigureAwait(false) == BatchSize)
        {
            // Others write in between.
        }
    }

    /// <summary>Figures per language and bucket, in the order of time and language; a bucket without searches is absent.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="from">From when on; the bucket included that it lies in, as far as it is of that day or hour.</param>
    /// <param name="to">Until when, exclusive.</param>
    /// <param name="bucket">How long the buckets are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<InsightLine>> ReadAsync(
        CollectionId collection, DateTimeOffset from, DateTimeOffset to, InsightBucket bucket, CancellationToken cancellationToken = default)
    {
        await RollUpAsync(cancellationToken).ConfigureAwait(false);
        var span = bucket == InsightBucket.Hour ? InsightSpan.Hour : InsightSpan.Day;
        var buckets = new Dictionary<(DateTimeOffset Start, LanguageTag Language), InsightFigures>();
        foreach (var line in await store.Insights.ReadAsync(collection, span, from, to, cancellationToken).ConfigureAwait(false))
        {
            var key = (Start(bucket, line.Start, from), line.Language);
            if (!buckets.TryAdd(key, line.Figures))
            {
                buckets[key].Add(line.Figures);
            }
        }

        return [.. buckets.Select(b => new InsightLine(b.Key.Start, b.Key.Language, b.Value)).OrderBy(b => b.Start).ThenBy(b => b.Language.Value, StringComparer.Ordinal)];
    }

    private static DateTimeOffset Start(InsightBucket bucket, DateTimeOffset time, DateTimeOffset from) => bucket switch
    {
        InsightBucket.Week => InsightBatch.Week(time),
        InsightBucket.Month => new(time.Year, time.Month, 1, 0, 0, 0, TimeSpan.Zero),
        InsightBucket.Total => InsightSpan.Day.Start(from),
        _ => time,
    };
}
