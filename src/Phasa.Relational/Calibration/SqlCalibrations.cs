using Dapper;
using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Calibration;

/// <summary>The calibrated thresholds of a store.</summary>
internal sealed class SqlCalibrations(Database database, TimeProvider time) : ICalibrationStore
{
    public Task<CollectionCalibration?> FindAsync(CollectionId collection, EmbeddingSpace space, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => CalibrationRecord.Find(db, collection, space), cancellationToken);

    public Task<CollectionCalibration?> FindLatestAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => CalibrationRecord.Latest(db, collection), cancellationToken);

    public Task<bool> SaveAsync(
        CollectionId collection, CollectionCalibration calibration, long? expectedVersion, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => CalibrationTable.Save(db, collection, calibration, expectedVersion), cancellationToken);

    public Task<IReadOnlyList<TitledDocument>> DocumentsAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => TitledDocuments.Read(db, collection), cancellationToken);

    public Task<IReadOnlyList<LanguageRows>> CountRowsAsync(CollectionId collection, EmbeddingSpace space, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<LanguageRows>>(
            reader =>
            [
                .. reader.Db.Query<(string Language, int Rows)>(
                    """
                    SELECT r.language, COUNT(*) FROM documents d JOIN passages p ON p.document_key = d.key
                    JOIN rows r ON r.passage_id = p.id AND r.space = (SELECT key FROM spaces WHERE id = @Id)
                    WHERE d.collection_id = @Value GROUP BY r.language ORDER BY r.language
                    """,
                    new { collection.Value, space.Id }).Select(r => new LanguageRows(Columns.Tag(r.Language), r.Rows)),
            ],
            cancellationToken);

    public Task<bool> TakeTurnAsync(CollectionId collection, TimeSpan duration, CancellationToken cancellationToken = default) => database.WriteAsync(
        db => db.Execute(
            """
            INSERT INTO calibration_turns (collection_id, due_at) SELECT id, @Until FROM collections WHERE id = @Value
            ON CONFLICT (collection_id) DO UPDATE SET due_at = excluded.due_at WHERE calibration_turns.due_at <= @Now
            """,
            new { collection.Value, Now = Columns.Of(time.GetUtcNow()), Until = Columns.Of(time.GetUtcNow() + duration) }) == 1,
        cancellationToken);

    public Task EndTurnAsync(CollectionId collection, string? error, DateTimeOffset? next, CancellationToken cancellationToken = default) => database.WriteAsync(
        db => db.Execute(
            "UPDATE calibration_turns SET error = @error, due_at = @Due WHERE collection_id = @Value",
            new { collection.Value, error, Due = Columns.Of(next ?? time.GetUtcNow()) }),
        cancellationToken);

    public Task<string?> FindErrorAsync(CollectionId collection, CancellationToken cancellationToken = default) => database.QueryAsync(
        reader => reader.Db.ExecuteScalar<string?>("SELECT error FROM calibration_turns WHERE collection_id = @Value", new { collection.Value }),
        cancellationToken);
}
