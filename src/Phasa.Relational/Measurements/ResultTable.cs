using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Relational.Connections;
using Phasa.Separation;
using Phasa.Separation.Jobs;

namespace Phasa.Relational.Measurements;

/// <summary>The results of measurements, inside the transaction that the caller has begun.</summary>
internal static class ResultTable
{
    /// <summary>The newest result of a space that speaks for a collection.</summary>
    internal const string Latest =
        """
        SELECT m.id, m.collection_id AS Collection, m.result FROM measurement_spaces s JOIN measurements m ON m.id = s.measurement_id
        WHERE s.space = @Space AND (m.collection_id IS NULL OR m.collection_id = @Collection)
        ORDER BY m.measured_at DESC, m.id DESC LIMIT 1
        """;

    /// <summary>Ended measurements beyond those that are kept: a result is the latest of a space where no newer one has its scope.</summary>
    private const string Surplus =
        """
        DELETE FROM measurements WHERE ended_at IS NOT NULL
          AND id NOT IN (SELECT id FROM measurements WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT @Most)
          AND NOT EXISTS (
              SELECT 1 FROM measurement_spaces s WHERE s.measurement_id = measurements.id AND NOT EXISTS (
                  SELECT 1 FROM measurement_spaces n JOIN measurements later ON later.id = n.measurement_id
                  WHERE n.space = s.space AND later.collection_id IS NOT DISTINCT FROM measurements.collection_id
                    AND (later.measured_at, later.id) > (measurements.measured_at, measurements.id)))
        """;

    public static KeptMeasurement? FindLatest(DbConnection db, EmbeddingSpace space, CollectionId collection) =>
        db.QuerySingleOrDefault<Line>(Latest, new { Space = space.Id, Collection = collection.Value }) is { } line
            ? new(new(line.Id), line.Collection is { } of ? new(of) : null, StoredJson.ResultOf(line.Id, line.Result))
            : null;

    /// <summary>Notes which spaces a result that was just written is about, and lets surplus ones go.</summary>
    public static void Keep(DbConnection db, long id, Measurement measurement)
    {
        Announce(db, id);
        db.Execute(
            "INSERT INTO measurement_spaces (space, measurement_id) VALUES (@Space, @id)",
            measurement.Models.Select(m => m.Space.Id).Distinct().Select(space => new { Space = space, id }));
        Prune(db);
    }

    /// <summary>Tells the collections that a result may speak for that it came, or is about to go.</summary>
    public static void Announce(DbConnection db, long id) => db.Execute(
        """
        UPDATE collections SET measurements = measurements + 1
        WHERE EXISTS (SELECT 1 FROM measurements m WHERE m.id = @id AND m.state = 'done' AND (m.collection_id IS NULL OR m.collection_id = collections.id))
        """,
        new { id });

    /// <summary>Deletes ended measurements beyond those that are kept.</summary>
    public static void Prune(DbConnection db) => db.Execute(Surplus, new { Most = IMeasurementStore.MostEnded });

    private sealed class Line
    {
        public long Id { get; init; }

        public long? Collection { get; init; }

        public required string Result { get; init; }
    }
}
