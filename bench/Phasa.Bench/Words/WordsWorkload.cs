using System.Diagnostics;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Phasa.Documents;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Words;
using Phasa.Words.Finding;
using Phasa.Words.Texts;
using Directory = System.IO.Directory;

namespace Phasa.Bench.Words;

/// <summary>Searches by words against Lucene.NET and FTS5 on the same terms.</summary>
internal sealed class WordsWorkload : IWorkload
{
    private const int Passages = 100_000;
    private const int Queries = 200;

    /// <inheritdoc/>
    public string Name => "words";

    /// <inheritdoc/>
    public string Description => "The ten best of 100,000 passages of 60 words for queries of six, by the word index, by plain Lucene.NET and by SQLite FTS5 on the same words; one segment each, English and Thai.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken) => new
    {
        passages = Passages,
        queries = Queries,
        rounds,
        english = await RunAsync("en", rounds, progress, cancellationToken),
        thai = await RunAsync("th", rounds, progress, cancellationToken),
    };

    private static async Task<object> RunAsync(string language, int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-bench-");
        try
        {
            var texts = new WordTexts(language);
            var analyzer = new StemmedTerms(new TermAnalyzer(new IcuWordSegmenter()));
            string Words(string text) => string.Join(' ', analyzer.Terms(text, texts.Language).Where(t => t.Kind == TermKind.Word).Select(t => t.Text));

            var passages = Enumerable.Range(0, Passages).AsParallel().AsOrdered().Select(i => Words(texts.Passage(i))).ToList();
            using var plain = new PlainLucene(Path.Combine(folder.FullName, "plain"), passages);
            using var sqlite = new SqliteText(Path.Combine(folder.FullName, "fts5.db"), passages);
            using var files = FSDirectory.Open(Path.Combine(folder.FullName, "phasa"));
            using var writer = new IndexWriter(files, new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { Similarity = new BM25Similarity() });
            Fill(writer, analyzer, texts);
            using var snapshot = new WordSnapshot(writer.GetReader(applyAllDeletes: true), 1, analyzer, new SegmentState(), e => throw e);
            using var phasa = snapshot.TryLease()!;

            var queries = Enumerable.Range(0, Queries).Select(texts.Query).ToList();
            var asked = queries.ConvertAll(q => Words(q));
            var all = new AllPassages();
            List<(double Phasa, double Plain, double Sqlite)> medians = [];
            for (var round = -1; round < rounds; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var figures = (
                    Median(queries, q => phasa.Find(new WordQuery(q, texts.Language, 10), all).Best.Count),
                    Median(asked, plain.Search),
                    Median(asked, sqlite.Search));
                if (round >= 0)
                {
                    medians.Add(figures);
                    await progress.WriteLineAsync($"{language}, round {round + 1} of {rounds}: {figures.Item1:F0} µs, plain {figures.Item2:F0}, FTS5 {figures.Item3:F0}");
                }
            }

            return new
            {
                phasaP50Microseconds = PairedRounds.Median(medians.Select(m => m.Phasa)),
                luceneP50Microseconds = PairedRounds.Median(medians.Select(m => m.Plain)),
                fts5P50Microseconds = PairedRounds.Median(medians.Select(m => m.Sqlite)),
                timeRatioToLucene = PairedRounds.Median(medians.Select(m => m.Phasa / m.Plain)),
                timeRatioToFts5 = PairedRounds.Median(medians.Select(m => m.Phasa / m.Sqlite)),
                wordsAQuery = asked.Average(a => a.Split(' ').Length),
                termsAQuery = queries.Average(q => analyzer.Terms(q, texts.Language).DistinctBy(t => (t.Text, t.Kind)).Count()),
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Fill(IndexWriter writer, StemmedTerms analyzer, WordTexts texts)
    {
        using var indexer = new TextIndexer(writer, analyzer, isEmpty: true);
        for (var i = 0; i < Passages; i++)
        {
            indexer.Add(new(new DocumentKey(i), [new(new PassageId(i), texts.Language, null, null, texts.Passage(i))]));
        }

        indexer.Flush();
        writer.ForceMerge(1);
    }

    private static double Median(List<string> queries, Func<string, int> search) => PairedRounds.Median(queries.Select(query =>
    {
        var started = Stopwatch.GetTimestamp();
        search(query);
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }));

    private sealed class AllPassages : IPassageSelection
    {
        public object Owner => this;

        public int SlotOf(PassageId passage) => (int)passage.Value;

        public bool Admits(int slot) => true;
    }
}
