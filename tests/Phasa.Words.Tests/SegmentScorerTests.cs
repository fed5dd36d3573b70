using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Phasa.Documents;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Words.Finding;
using Phasa.Words.Tests.Support;
using Phasa.Words.Texts;

namespace Phasa.Words.Tests;

/// <summary>What skips texts that cannot be among the best, against the same with nothing to skip.</summary>
public sealed class SegmentScorerTests : IDisposable
{
    private const int Texts = 20_000;

    private static readonly LanguageTag English = LanguageTag.Parse("en");

    // Word i is in about one text of i + 1: from what nearly all have to what a handful has.
    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, 400).Select(i => $"w{i:D3}")];

    private readonly RAMDirectory _files = new();
    private readonly TermAnalyzer _analyzer = new(new IcuWordSegmenter());
    private readonly IndexWriter _writer;

    public SegmentScorerTests() =>
        _writer = new(_files, new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { Similarity = new BM25Similarity(), MergePolicy = NoMergePolicy.COMPOUND_FILES });

    [Theory]
    [InlineData(1, 2)]
    [InlineData(10, 6)]
    [InlineData(50, 12)]
    [InlineData(50, 40)]
    public void Find_SomeOfManyTexts_AreTheBestOfAll(int top, int words)
    {
        var random = new Random(top + words);
        Fill(random);
        using var reader = _writer.GetReader(applyAllDeletes: true);
        using var snapshot = new WordSnapshot(reader, 1, _analyzer, new SegmentState(), e => throw e);
        reader.IncRef();
        using var lease = snapshot.TryLease()!;
        var admits = new Selection(id => id % 3 != 0);
        for (var i = 0; i < 25; i++)
        {
            var query = string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[random.Next(Vocabulary.Length) * random.Next(4) / 4]));
            var all = lease.Find(new(query, English, Texts), admits).Best;
            var best = lease.Find(new(query, English, top), admits).Best;
            Assert.Equal(all.Take(top).Select(m => m.Slot), best.Select(m => m.Slot));
            Assert.All(best.Zip(all), m =>
            {
                Assert.Equal(m.Second.Score, m.First.Score, 1e-4 * m.Second.Score);
                Assert.Equal(m.Second.Coverage, m.First.Coverage, 1e-4);
            });
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _files.Dispose();
    }

    /// <summary>Three segments of unlike size, the last with deletions.</summary>
    private void Fill(Random random)
    {
        using var form = new TextDocument(_analyzer, English);
        for (var id = 0; id < Texts; id++)
        {
            var text = string.Join(' ', Vocabulary.Where((_, w) => random.Next(w + 1) == 0).SelectMany(w => Enumerable.Repeat(w, 1 + (random.Next(4) / 3))));
            _writer.AddDocument(form.Fill(new(id), new PassageText(new PassageId(id), English, null, null, text)));
            if (id is 500 or 14_000)
            {
                _writer.Commit();
            }
        }

        _writer.Commit();
        for (var id = 14_001; id < Texts; id += 7)
        {
            _writer.DeleteDocuments(new Lucene.Net.Index.Term(WordFields.Document, TextDocument.KeyOf(new(id))));
        }
    }
}
