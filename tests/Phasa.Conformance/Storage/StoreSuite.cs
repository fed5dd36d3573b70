using Microsoft.Extensions.Time.Testing;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Storage;
using Phasa.TestSupport.Documents;

namespace Phasa.Conformance.Storage;

/// <summary>What the suites of a store share: an open store on fresh data, its clock, and short ways to write and look.</summary>
public abstract class StoreSuite(StoreFactory factory) : IAsyncLifetime
{
    private IKnowledgeStore? _store;

    /// <summary>The store under test.</summary>
    protected IKnowledgeStore Store => _store!;

    /// <summary>The store's clock; it stands still until a test moves it.</summary>
    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.Zero));

    /// <summary>The data under the store, to open it another time.</summary>
    protected StoreFactory Factory { get; } = factory;

    /// <summary>Ends with the test run.</summary>
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _store = Factory.Create(Time);
        await _store.OpenAsync(Stop);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        await Factory.DisposeAsync();
    }

    /// <summary>Closes the store and opens another one over the same data.</summary>
    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        await InitializeAsync();
    }

    /// <summary>Creates a collection; in Japanese and English when no languages are named.</summary>
    protected Task<Collection> CollectionAsync(string name = "kb", params LanguageTag[] languages) => Store.Collections.CreateAsync(
        name, languages is [] ? [Writes.Japanese, Writes.English] : languages, Writes.Space, Stop);

    /// <summary>Writes one document, which must succeed, and reads it.</summary>
    protected async Task<StoredDocument> WriteAsync(Collection collection, DocumentWrite document)
    {
        Assert.Equal([true], await Store.Documents.WriteAsync(collection.Id, [document], Stop));
        return await ReadAsync(collection, document.Id);
    }

    /// <summary>Writes translations, which must succeed, and reads the document.</summary>
    protected async Task<StoredDocument> WriteAsync(Collection collection, DocumentTranslationWrite write)
    {
        Assert.Equal(TranslationWriteOutcome.Written, await Store.Documents.WriteTranslationsAsync(collection.Id, write, Stop));
        return Assert.IsType<StoredDocument>(await Store.Documents.FindAsync(write.Document, Stop));
    }

    /// <summary>Reads a document that must exist.</summary>
    protected async Task<StoredDocument> ReadAsync(Collection collection, string id) =>
        Assert.IsType<StoredDocument>(await Store.Documents.FindAsync(collection.Id, id, Stop));

    /// <summary>A document's state in a language.</summary>
    protected async Task<LanguageState> StateAsync(Collection collection, string id, LanguageTag language)
    {
        var summary = Assert.IsType<DocumentSummary>(await Store.Documents.SummarizeAsync(collection.Id, id, Stop));
        return Assert.Single(summary.Languages, l => l.Language == language);
    }

    /// <summary>What the feed tells after a sequence number.</summary>
    protected async Task<List<DocumentChange>> ChangesAsync(Collection collection, long since = 0)
    {
        List<DocumentChange> changes = [];
        await Store.Feed.ReadChangesAsync(collection.Id, collection.Space, since, changes.Add, Stop);
        return changes;
    }

    /// <summary>The rows of the only document that the feed tells of.</summary>
    protected async Task<IReadOnlyList<IndexRow>> RowsAsync(Collection collection) => Assert.Single(await ChangesAsync(collection)).Rows;

    /// <summary>All jobs.</summary>
    protected Task<IReadOnlyList<TranslationJob>> JobsAsync() => Store.Jobs.ListAsync(null, null, null, 0, 1000, Stop);

    /// <summary>Leases the next job, which there must be.</summary>
    protected async Task<TranslationJob> LeaseAsync(int minutes = 1) =>
        Assert.IsType<TranslationJob>(await Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(minutes), Stop));

    /// <summary>The call must fail with that code and a next step.</summary>
    protected static async Task RefusedAsync(ErrorCode code, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<PhasaException>(call);
        Assert.Equal(code, error.Code);
        Assert.NotEmpty(error.NextStep);
    }
}
