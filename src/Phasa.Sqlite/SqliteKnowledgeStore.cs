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
using Phasa.Sqlite.Calibration;
using Phasa.Sqlite.Collections;
using Phasa.Sqlite.Connections;
using Phasa.Sqlite.Costs;
using Phasa.Sqlite.Documents;
using Phasa.Sqlite.Indexes;
using Phasa.Sqlite.Jobs;
using Phasa.Sqlite.Measurements;
using Phasa.Sqlite.Monitoring;
using Phasa.Sqlite.Monitoring.Alerts;
using Phasa.Sqlite.Monitoring.Insights;
using Phasa.Sqlite.Reembedding;
using Phasa.Sqlite.Rollout;
using Phasa.Sqlite.Security;
using Phasa.Sqlite.Spaces;
using Phasa.Sqlite.Translation;
using Phasa.Storage;
using Phasa.Translation.Costs;
using Phasa.Translation.Memory;

namespace Phasa.Sqlite;

/// <summary>
/// The embedded store: everything in one SQLite file. Thread-safe, and several processes of one machine may use the file
/// at the same time; the file must not lie on a network drive. What a call deletes is overwritten, not just unlinked.
/// </summary>
public sealed class SqliteKnowledgeStore : IKnowledgeStore
{
    private readonly Database _database;

    /// <summary>Creates the store over a file, which is made when the store is opened.</summary>
    /// <param name="path">The file; its folder is made too. SQLite keeps two more beside it, named <c>-wal</c> and <c>-shm</c>.</param>
    /// <param name="time">The clock; the system's when null.</param>
    public SqliteKnowledgeStore(string path, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        time ??= TimeProvider.System;
        _database = new(path);
        Searches = new SqliteSearchLog(_database);
        Insights = new SqliteSearchInsights(_database, time);
        Alerts = new SqliteAlerts(_database, time);
        AlertOutbox = new SqliteAlertOutbox(_database, time);
        Collections = new SqliteCollections(_database, Searches, time);
        Spaces = new SqliteSpaces(_database);
        Documents = new SqliteDocuments(_database, time);
        Feed = new SqliteIndexFeed(_database);
        Marks = new SqliteHistoryMarks(_database);
        Jobs = new SqliteJobQueue(_database, time);
        Reembeddings = new SqliteReembeddings(_database, time);
        Calibrations = new SqliteCalibrations(_database, time);
        Measurements = new SqliteMeasurements(_database, time);
        Keys = new SqliteApiKeys(_database);
        TranslationMemory = new SqliteTranslationMemory(_database);
        Plans = new SqlitePlans(_database, time);
        Ledger = new SqliteTranslationLedger(_database, time);
    }

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
    public Task OpenAsync(CancellationToken cancellationToken = default) => _database.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoreFinding>> CheckAsync(CancellationToken cancellationToken = default) =>
        StoreCheck.RunAsync(_database, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>Moves the write-ahead log into the file and empties it. Done after every deletion and on closing.</summary>
    /// <returns>False while another reader or process needs the log.</returns>
    internal Task<bool> EmptyLogAsync() => _database.EmptyLogAsync();
}
