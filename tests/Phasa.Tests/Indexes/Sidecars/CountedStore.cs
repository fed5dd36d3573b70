using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Indexes.Metadata;
using Phasa.Indexes.Words;
using Phasa.Jobs;
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

namespace Phasa.Tests.Indexes.Sidecars;

/// <summary>A store that can be replaced by another one under whoever uses it, and counts the documents that its feed hands over.</summary>
internal sealed class CountedStore(IKnowledgeStore store) : IKnowledgeStore, IIndexFeed
{
    public IKnowledgeStore Store { get; set; } = store;

    public int Documents { get; private set; }

    public IIndexFeed Feed => this;

    public IHistoryMarks Marks => Store.Marks;

    public ISearchLog Searches => Store.Searches;

    public ICollectionStore Collections => Store.Collections;

    public ISpaceStore Spaces => Store.Spaces;

    public IJobQueue Jobs => Store.Jobs;

    public IReembeddingStore Reembeddings => Store.Reembeddings;

    public ICalibrationStore Calibrations => Store.Calibrations;

    public ITranslationLedger Ledger => Store.Ledger;

    public ISearchInsights Insights => Store.Insights;

    public IAlertStore Alerts => Store.Alerts;

    public IAlertOutbox AlertOutbox => Store.AlertOutbox;

    public IPlanStore Plans => Store.Plans;

    public IMeasurementStore Measurements => Store.Measurements;

    public IApiKeyStore Keys => Store.Keys;

    public ITranslationMemory TranslationMemory => Store.TranslationMemory;

    IDocumentStore IKnowledgeStore.Documents => Store.Documents;

    public Task OpenAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<IReadOnlyList<StoreFinding>> CheckAsync(CancellationToken cancellationToken = default) => Store.CheckAsync(cancellationToken);

    public Task<long?> SequenceAsync(CollectionId collection, CancellationToken cancellationToken = default) => Store.Feed.SequenceAsync(collection, cancellationToken);

    public Task<long> ReadChangesAsync(
        CollectionId collection, EmbeddingSpace space, long since, Action<DocumentChange> receive, CancellationToken cancellationToken = default) =>
        Store.Feed.ReadChangesAsync(
            collection,
            space,
            since,
            change =>
            {
                Documents++;
                receive(change);
            },
            cancellationToken);

    public Task<long> ReadTextsAsync(CollectionId collection, long since, Action<DocumentTexts> receive, CancellationToken cancellationToken = default) =>
        Store.Feed.ReadTextsAsync(collection, since, receive, cancellationToken);

    public Task<long> ReadMetadataAsync(
        CollectionId collection, long since, Action<DocumentMetadataChange> receive, CancellationToken cancellationToken = default) =>
        Store.Feed.ReadMetadataAsync(collection, since, receive, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
