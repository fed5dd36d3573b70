using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Storage;

namespace Phasa.TestSupport.Words;

/// <summary>
/// Word indexes in memory, for small collections: they follow the store's feed and answer by BM25 over the analyzer's terms,
/// every text looked at for every query.
/// </summary>
public sealed class MemoryWordIndexes(IKnowledgeStore store, ITermAnalyzer terms) : IWordIndexes
{
    private readonly ConcurrentDictionary<CollectionId, Index> _indexes = new();

    /// <summary>Runs before a snapshot is handed out; for tests that write at that moment.</summary>
    public Func<Task>? AfterSnapshot { get; set; }

    /// <inheritdoc/>
    public async ValueTask<IWordSnapshot> CurrentAsync(Collection collection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var snapshot = await _indexes.GetOrAdd(collection.Id, id => new Index(store, terms, id)).CatchUpAsync(cancellationToken).ConfigureAwait(false);
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

    private static Dictionary<Term, int> Counts(ITermAnalyzer terms, string text, LanguageTag language) =>
        terms.Terms(text, language).GroupBy(t => t with { Span = default }).ToDictionary(g => g.Key, g => g.Count());

    private sealed record Entry(PassageText Text, Dictionary<Term, int> Terms, int Length);

    private sealed class Index(IKnowledgeStore store, ITermAnalyzer terms, CollectionId collection) : IDisposable
    {
        private readonly SemaphoreSlim _writer = new(1, 1);
        private readonly Dictionary<DocumentKey, List<Entry>> _documents = [];
        private Snapshot _current = new(0, [], terms);

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
                    _current = new(reached, [.. _documents.Values.SelectMany(d => d)], terms);
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
            [.. change.Texts.Select(t => (Text: t, Terms: Counts(terms, $"{t.Title}\n{t.Heading}\n{t.Text}", t.Language))).Select(t => new Entry(t.Text, t.Terms, t.Terms.Values.Sum()))];
    }

    private sealed class Snapshot(long sequence, Entry[] entries, ITermAnalyzer terms) : IWordSnapshot
    {
        public void Dispose()
        {
            // Memory goes when nobody looks at it.
        }

        private const double K1 = 1.2;
        private const double B = 0.75;

        /// <summary>What a bigram counts: it is part of a word that counts, too.</summary>
        private const double BigramShare = 0.3;

        private readonly Dictionary<LanguageTag, Entry[]> _byLanguage = entries.GroupBy(e => e.Text.Language).ToDictionary(g => g.Key, g => g.ToArray());

        public long Sequence => sequence;

        public int CountTexts(LanguageTag language) => _byLanguage.GetValueOrDefault(language, []).Length;

        public WordMatches Find(WordQuery query, IPassageSelection passages)
        {
            var texts = _byLanguage.GetValueOrDefault(query.Rows, []);
            var idf = Counts(terms, query.Text, query.Rows).Keys.ToDictionary(t => t, t => Idf(texts.Length, texts.Count(e => e.Terms.ContainsKey(t))));
            var (all, mean) = (idf.Where(IsWord).Sum(t => t.Value), texts.Length == 0 ? 1 : texts.Average(e => e.Length));
            var best =
                from entry in texts
                let slot = passages.SlotOf(entry.Text.Passage)
                where slot >= 0 && passages.Admits(slot)
                let held = idf.Where(t => entry.Terms.ContainsKey(t.Key)).ToList()
                where held.Count > 0
                let coverage = (float)(all == 0 ? 0 : held.Where(IsWord).Sum(t => t.Value) / all)
                where coverage >= query.LeastCoverage
                let score = held.Sum(t => (IsWord(t) ? 1 : BigramShare) * t.Value * entry.Terms[t.Key] * (K1 + 1) / (entry.Terms[t.Key] + (K1 * (1 - B + (B * entry.Length / mean)))))
                orderby score descending, slot
                select new WordMatch(slot, (float)score, coverage);
            return new([.. best.Take(query.Top)], idf.Count(IsWord));
        }

        private static bool IsWord(KeyValuePair<Term, double> term) => term.Key.Kind == TermKind.Word;

        private static double Idf(int texts, int holding) => Math.Log(1 + ((texts - holding + 0.5) / (holding + 0.5)));
    }
}
