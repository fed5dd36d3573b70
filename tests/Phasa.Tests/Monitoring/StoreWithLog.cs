using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.Monitoring.Insights;
using Phasa.Reembedding;
using Phasa.Rollout.Past;
using Phasa.Security;
using Phasa.Separation.Jobs;
using Phasa.Storage;
using Phasa.Translation.Costs;
using Phasa.Translation.Memory;

namespace Phasa.Tests.Monitoring;

/// <summary>A store whose search log fails, or does not return, when a test wants it to.</summary>
internal sealed class StoreWithLog(IKnowledgeStore store) : IKnowledgeStore
{
    private readonly FaultyLog _log = new(store.Searches);

    public Func<IReadOnlyList<SearchRecord>, Task> BeforeAppend { set => _log.BeforeAppend = value; }

    public ICollectionStore Collections => store.Collections;

    public ISpaceStore Spaces => store.Spaces;

    public IDocumentStore Documents => store.Documents;

    public IIndexFeed Feed => store.Feed;

    public IJobQueue Jobs => store.Jobs;

    public IReembeddingStore Reembeddings => store.Reembeddings;

    public ICalibrationStore Calibrations => store.Calibrations;

    public ITranslationLedger Ledger => store.Ledger;

    public ISearchInsights Insights => store.Insights;

    public IAlertStore Alerts => store.Alerts;

    public IAlertOutbox AlertOutbox => store.AlertOutbox;

    public IPlanStore Plans => store.Plans;

    public IMeasurementStore Measurements => store.Measurements;

    public ISearchLog Searches => _log;

    public IHistoryMarks Marks => store.Marks;

    public IApiKeyStore Keys => store.Keys;

    public ITranslationMemory TranslationMemory => store.TranslationMemory;

    public Task OpenAsync(CancellationToken cancellationToken = default) => store.OpenAsync(cancellationToken);

    public Task<IReadOnlyList<StoreFinding>> CheckAsync(CancellationToken cancellationToken = default) => store.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private sealed class FaultyLog(ISearchLog log) : ISearchLog
    {
        public Func<IReadOnlyList<SearchRecord>, Task> BeforeAppend { get; set; } = _ => Task.CompletedTask;

        public async Task AppendAsync(IReadOnlyList<SearchRecord> records, IReadOnlyList<DroppedSearches> dropped, CancellationToken cancellationToken = default)
        {
            await BeforeAppend(records);
            await log.AppendAsync(records, dropped, cancellationToken);
        }

        public Task<byte[]> ReadHashKeyAsync(CancellationToken cancellationToken = default) => log.ReadHashKeyAsync(cancellationToken);

        public Task<LoggedSearch?> FindAsync(Guid search, CancellationToken cancellationToken = default) => log.FindAsync(search, cancellationToken);

        public Task<IReadOnlyList<LoggedSearch>> ListAsync(CollectionId collection, SearchLogFilter filter, SearchLogPosition? before, int limit, CancellationToken cancellationToken = default) =>
            log.ListAsync(collection, filter, before, limit, cancellationToken);

        public Task<IReadOnlyList<AskedQuery>> QueriesAsync(CollectionId collection, SearchLogFilter filter, SearchLogPosition? before, int limit, CancellationToken cancellationToken = default) =>
            log.QueriesAsync(collection, filter, before, limit, cancellationToken);

        public Task<IReadOnlyList<LanguageTag>> LanguagesAsync(CollectionId collection, CancellationToken cancellationToken = default) => log.LanguagesAsync(collection, cancellationToken);

        public Task<IReadOnlyList<DroppedSearches>> DroppedAsync(CollectionId collection, CancellationToken cancellationToken = default) => log.DroppedAsync(collection, cancellationToken);

        public Task<bool> SaveFeedbackAsync(Guid search, SearchFeedback feedback, CancellationToken cancellationToken = default) => log.SaveFeedbackAsync(search, feedback, cancellationToken);

        public Task<IReadOnlyList<JudgedSearch>> JudgedAsync(CollectionId collection, int limit, CancellationToken cancellationToken = default) => log.JudgedAsync(collection, limit, cancellationToken);

        public Task<int> PruneAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default) => log.PruneAsync(before, most, cancellationToken);

        public Task<long> ClearAsync(CollectionId collection, DateTimeOffset? before, CancellationToken cancellationToken = default) => log.ClearAsync(collection, before, cancellationToken);
    }
}
