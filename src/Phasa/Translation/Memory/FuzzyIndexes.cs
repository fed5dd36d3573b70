using System.Collections.Concurrent;

namespace Phasa.Translation.Memory;

/// <summary>The fuzzy index of each pair, filled from the memory when it is first used and kept up with it. Thread-safe.</summary>
internal sealed class FuzzyIndexes(ITranslationMemory memory)
{
    private readonly ConcurrentDictionary<LanguagePair, Feed> _feeds = new();

    /// <summary>The index of a pair, with all that was added to the memory before the call.</summary>
    public async Task<FuzzyIndex> GetAsync(LanguagePair pair, CancellationToken cancellationToken)
    {
        var feed = _feeds.GetOrAdd(pair, _ => new Feed());
        await feed.Gate.WaitAsync(cancellationToken);
        try
        {
            await foreach (var stored in memory.ReadAsync(pair, feed.Sequence, cancellationToken))
            {
                feed.Index.Add(stored.Unit);
                feed.Sequence = stored.Sequence;
            }

            return feed.Index;
        }
        finally
        {
            feed.Gate.Release();
        }
    }

    private sealed class Feed
    {
        public FuzzyIndex Index { get; } = new();

        public SemaphoreSlim Gate { get; } = new(1);

        public long Sequence { get; set; }
    }
}
