using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Jobs;
using Phasa.Monitoring;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Webhooks;
using Phasa.Monitoring.Insights;
using Phasa.Reembedding;
using Phasa.Rollout.Past;
using Phasa.Security;
using Phasa.Separation.Jobs;
using Phasa.Translation.Costs;
using Phasa.Translation.Memory;

namespace Phasa.Storage;

/// <summary>
/// The one transactional store that holds everything. Implementations are thread-safe; every one passes the suites in
/// tests/Phasa.Conformance.
/// </summary>
public interface IKnowledgeStore : IAsyncDisposable
{
    /// <summary>Collections and their coverage.</summary>
    ICollectionStore Collections { get; }

    /// <summary>The embedding spaces of the rows.</summary>
    ISpaceStore Spaces { get; }

    /// <summary>Documents, passages, translations and rows.</summary>
    IDocumentStore Documents { get; }

    /// <summary>What in-process indexes follow.</summary>
    IIndexFeed Feed { get; }

    /// <summary>Language indexes that the store keeps itself; null where it cannot.</summary>
    IVectorSearch? Vectors => null;

    /// <summary>What files that were made of the store are known by.</summary>
    IHistoryMarks Marks { get; }

    /// <summary>What other processes have written; null where nobody tells.</summary>
    IStoreNews? News => null;

    /// <summary>Translation jobs.</summary>
    IJobQueue Jobs { get; }

    /// <summary>The spaces of collections, and the work of moving between them.</summary>
    IReembeddingStore Reembeddings { get; }

    /// <summary>Calibrated thresholds.</summary>
    ICalibrationStore Calibrations { get; }

    /// <summary>Measurements of models, and the work on them.</summary>
    IMeasurementStore Measurements { get; }

    /// <summary>The search log.</summary>
    ISearchLog Searches { get; }

    /// <summary>Figures of the search log.</summary>
    ISearchInsights Insights { get; }

    /// <summary>Alerts, and what drift is told by.</summary>
    IAlertStore Alerts { get; }

    /// <summary>What webhooks have yet to be told of alerts.</summary>
    IAlertOutbox AlertOutbox { get; }

    /// <summary>Rollout plans that were carried out.</summary>
    IPlanStore Plans { get; }

    /// <summary>API keys.</summary>
    IApiKeyStore Keys { get; }

    /// <summary>Translation units.</summary>
    ITranslationMemory TranslationMemory { get; }

    /// <summary>What translations cost, and the budgets.</summary>
    ITranslationLedger Ledger { get; }

    /// <summary>Opens the store, making or upgrading its schema. Called once, before anything else.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/> or <see cref="ErrorCodes.StoreIncompatible"/>.</exception>
    Task OpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether the store answers and is sound: one finding per thing checked, for <c>phasa doctor</c>.</summary>
    Task<IReadOnlyList<StoreFinding>> CheckAsync(CancellationToken cancellationToken = default);
}
