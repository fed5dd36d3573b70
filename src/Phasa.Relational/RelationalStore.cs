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
using Phasa.Relational.Calibration;
using Phasa.Relational.Collections;
using Phasa.Relational.Connections;
using Phasa.Relational.Costs;
using Phasa.Relational.Documents;
using Phasa.Relational.Indexes;
using Phasa.Relational.Jobs;
using Phasa.Relational.Measurements;
using Phasa.Relational.Monitoring;
using Phasa.Relational.Monitoring.Alerts;
using Phasa.Relational.Monitoring.Insights;
using Phasa.Relational.Reembedding;
using Phasa.Relational.Rollout;
using Phasa.Relational.Security;
using Phasa.Relational.Spaces;
using Phasa.Relational.Translation;
using Phasa.Rollout.Past;
using Phasa.Security;
using Phasa.Separation.Jobs;
using Phasa.Storage;
using Phasa.Translation.Costs;
using Phasa.Translation.Memory;

namespace Phasa.Relational;

/// <summary>A store whose content lies in tables: everything but the database itself.</summary>
public abstract class RelationalStore : IKnowledgeStore
{
    private readonly Database _database;

    private protected RelationalStore(Database database, TimeProvider time)
    {
        _database = database;
        Searches = new SqlSearchLog(database);
        Insights = new SqlSearchInsights(database, time);
        Alerts = new SqlAlerts(database, time);
        AlertOutbox = new SqlAlertOutbox(database, time);
        Collections = new SqlCollections(database, Searches, time);
        Spaces = new SqlSpaces(database);
        Documents = new SqlDocuments(database, time);
        Feed = new SqlIndexFeed(database);
        Marks = new SqlHistoryMarks(database);
        Jobs = new SqlJobQueue(database, time);
        Reembeddings = new SqlReembeddings(database, time);
        Calibrations = new SqlCalibrations(database, time);
        Measurements = new SqlMeasurements(database, time);
        Keys = new SqlApiKeys(database);
        TranslationMemory = new SqlTranslationMemory(database);
        Plans = new SqlPlans(database, time);
        Ledger = new SqlTranslationLedger(database, time);
    }

    /// <summary>The database that the tables lie in.</summary>
    internal Database Database => _database;

    /// <inheritdoc/>
    public ICollectionStore Collections { get; }

    /// <inheritdoc/>
    public ISpaceStore Spaces { get; }

    /// <inheritdoc/>
    public IDocumentStore Documents { get; }

    /// <inheritdoc/>
    public IIndexFeed Feed { get; }

    /// <inheritdoc/>
    public IHistoryMarks Marks { get; }

    /// <inheritdoc/>
    public virtual IStoreNews? News => null;

    /// <inheritdoc/>
    public virtual IVectorSearch? Vectors => null;

    /// <inheritdoc/>
    public IJobQueue Jobs { get; }

    /// <inheritdoc/>
    public IReembeddingStore Reembeddings { get; }

    /// <inheritdoc/>
    public ICalibrationStore Calibrations { get; }

    /// <inheritdoc/>
    public IMeasurementStore Measurements { get; }

    /// <inheritdoc/>
    public ISearchLog Searches { get; }

    /// <inheritdoc/>
    public ISearchInsights Insights { get; }

    /// <inheritdoc/>
    public IAlertStore Alerts { get; }

    /// <inheritdoc/>
    public IAlertOutbox AlertOutbox { get; }

    /// <inheritdoc/>
    public IPlanStore Plans { get; }

    /// <inheritdoc/>
    public IApiKeyStore Keys { get; }

    /// <inheritdoc/>
    public ITranslationMemory TranslationMemory { get; }

    /// <inheritdoc/>
    public ITranslationLedger Ledger { get; }

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken = default) => _database.OpenAsync(Opening.Use, cancellationToken);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<StoreFinding>> CheckAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
