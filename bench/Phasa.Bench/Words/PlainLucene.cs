using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Phasa.Bench.Words;

/// <summary>Lucene.NET as its documentation begins: one field, words parted by spaces, BM25.</summary>
internal sealed class PlainLucene : IDisposable
{
    private readonly FSDirectory _files;
    private readonly IndexWriter _writer;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public PlainLucene(string folder, IEnumerable<string> passages)
    {
        _files = FSDirectory.Open(folder);
        _writer = new(_files, new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48)) { Similarity = new BM25Similarity() });
        foreach (var passage in passages)
        {
            _writer.AddDocument([new TextField("text", passage, Field.Store.NO)]);
        }

        _writer.ForceMerge(1);
        _reader = _writer.GetReader(applyAllDeletes: true);
        _searcher = new(_reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>Looks for the ten best passages with any of the words.</summary>
    public int Search(string words)
    {
        var query = new BooleanQuery();
        foreach (var word in words.Split(' ').Distinct())
        {
            query.Add(new TermQuery(new Term("text", word)), Occur.SHOULD);
        }

        return _searcher.Search(query, 10).ScoreDocs.Length;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        _files.Dispose();
    }
}
