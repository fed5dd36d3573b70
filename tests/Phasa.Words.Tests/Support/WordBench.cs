using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Sqlite;
using Phasa.TestSupport.Documents;
using Phasa.TestSupport.Storage;

namespace Phasa.Words.Tests.Support;

/// <summary>A store with one collection, and word indexes that follow it.</summary>
internal sealed class WordBench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteKnowledgeStore? _store;
    private Collection? _collection;

    public SqliteKnowledgeStore Store => _store!;

    public Collection Collection => _collection!;

    /// <summary>The folder of the word indexes.</summary>
    public string Words => _folder.File("words");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<WordBench> OpenAsync()
    {
        var bench = new WordBench();
        bench._store = new(bench._folder.File("phasa.db"));
        await bench.Store.OpenAsync(Stop);
        bench._collection = await bench.Store.Collections.CreateAsync("kb", [Writes.Japanese, Writes.English, Writes.Lao], Writes.Space, Stop);
        return bench;
    }

    /// <summary>Indexes as one process has them.</summary>
    public LuceneWordIndexes Process(string? folder = null, TimeSpan? quiet = null) => new(
        Store, new TermAnalyzer(new IcuWordSegmenter()), Options.Create(new WordIndexOptions { Folder = folder ?? Words, CommitAfterQuiet = quiet ?? TimeSpan.FromMinutes(1) }), TimeProvider.System, NullLogger<LuceneWordIndexes>.Instance);

    public async Task<StoredDocument> WriteAsync(DocumentWrite document)
    {
        Assert.Equal([true], await Store.Documents.WriteAsync(Collection.Id, [document], Stop));
        return (await Store.Documents.FindAsync(Collection.Id, document.Id, Stop))!;
    }

    /// <summary>The passages that a fresh snapshot finds, best first.</summary>
    public async Task<IReadOnlyList<PassageId>> FindAsync(LuceneWordIndexes indexes, string query, LanguageTag? language = null)
    {
        using var snapshot = await indexes.CurrentAsync(Collection, Stop);
        return Found(snapshot, query, language);
    }

    public static IReadOnlyList<PassageId> Found(IWordSnapshot snapshot, string query, LanguageTag? language = null) =>
        [.. snapshot.Find(new(query, language ?? Writes.Japanese, 10), new Selection()).Best.Select(m => new PassageId(m.Slot))];

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
