using System.Collections.Concurrent;
using System.Text;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.TestSupport.Words;

/// <summary>
/// Word indexes in memory, for small collections: they follow the store's feed and answer by BM25 over ICU's words, folded to lower case,
/// every text looked at for every query.
/// </summary>
public sealed class MemoryWordIndexes(IKnowledgeStore store) : IWordIndexes
{
    private readonly ConcurrentDictionary<CollectionId, Index> _indexes = new();

    /// <summary>Runs before a snapshot is handed out; for tests that write at that moment.</summary>
    public Func<Task>? AfterSnapshot { get; set; }

    /// <inheritdoc/>
    public async ValueTask<IWordSnapshot> CurrentAsync(Collection collection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var snapshot = await _indexes.GetOrAdd(collection.Id, id => new Index(store, id)).CatchUpAsync(cancellationToken).ConfigureAwait(false);
        if (AfterSnapshot is { } after)
        {
            await after().ConfigureAwait(false);
        }

        return snapshot;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var index in _indexes.Values)
        {
            index.Dispose();
        }
    }

    private static Dictionary<string, int> Terms(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in new IcuWordSegmenter().Words(folded))
        {
            var term = folded.Substring(word.Start, word.Length);
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        return counts;
    }

    private sealed record Entry(PassageText Text, Dictionary<string, int> Terms, int Length);

    private sealed class Index(IKnowledgeStore store, CollectionId collection) : IDisposable
    {
        private readonly SemaphoreSlim _writer = new(1, 1);
        private readonly Dictionary<DocumentKey, List<Entry>> _documents = [];
        private Snapshot _current = new(0, []);

        public async Task<IWordSnapshot> CatchUpAsync(CancellationToken cancellationToken)
        {
            await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var sequence = await store.Feed.SequenceAsync(collection, cancellationToken).ConfigureAwait(false)
                    ?? throw new PhasaException(ErrorCodes.CollectionNotFound, "The collection was deleted.");
                if (_current.Sequence < sequence)
                {
                    var reached = await store.Feed.ReadTextsAsync(collection, _current.Sequence, Apply, cancellationToken).ConfigureAwait(false);
                    _current = new(reached, [.. _documents.Values.SelectMany(d => d)]);
                }

                return _current;
            }
            finally
            {
                _writer.Release();
            }
        }

        public void Dispose() => _writer.Dispose();

        private void Apply(DocumentTexts change) => _documents[change.Document] =
            [.. change.Texts.Select(t => (Text: t, Terms: Terms($"{t.Title}\n{t.Heading}\n{t.Text}"))).Select(t => new Entry(t.Text, t.Terms, t.Terms.Values.Sum()))];
    }

    private sealed class Snapshot(long sequence, Entry[] entries) : IWordSnapshot
    {
        public void Dispose()
        {
            // Memory goes when nobody looks at it.
        }

        private const double K1 = 1.2;
        private const double B = 0.75;

        private readonly Dictionary<LanguageTag, Entry[]> _byLanguage = entries.GroupBy(e => e.Text.Language).ToDictionary(g => g.Key, g => g.ToArray());

        public long Sequence => sequence;

        public int CountTexts(LanguageTag language) => _byLanguage.GetValueOrDefault(language, []).Length;

        public WordMatches Find(WordQuery query, IPassageSelection passages)
        {
            var texts = _byLanguage.GetValueOrDefault(query.Rows, []);
            var idf = Terms(query.Text).Keys.ToDictionary(t => t, t => Idf(texts.Length, texts.Count(e => e.Terms.ContainsKey(t))), StringComparer.Ordinal);
            var (all, mean) = (idf.Values.Sum(), texts.Length == 0 ? 1 : texts.Average(e => e.Length));
            var best =
                from entry in texts
                let slot = passages.SlotOf(entry.Text.Passage)
                where slot >= 0 && passages.Admits(slot)
                let held = idf.Where(t => entry.Terms.ContainsKey(t.Key)).ToList()
                where held.Count > 0
                let coverage = (float)(held.Sum(t => t.Value) / all)
                where coverage >= query.LeastCoverage
                let score = held.Sum(t => t.Value * entry.Terms[t.Key] * (K1 + 1) / (entry.Terms[t.Key] + (K1 * (1 - B + (B * entry.Length / mean)))))
                orderby score descending, slot
                select new WordMatch(slot, (float)score, coverage);
            return new([.. best.Take(query.Top)], idf.Count);
        }

        private static double Idf(int texts, int holding) => Math.Log(1 + ((texts - holding + 0.5) / (holding + 0.5)));
    }
}
