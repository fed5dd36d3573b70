using System.Data.Common;
using Dapper;
using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Relational.Connections;
using Phasa.Relational.Spaces;

namespace Phasa.Relational.Calibration;

/// <summary>Replaces the thresholds of a collection, inside the transaction that the caller has begun.</summary>
internal static class CalibrationTable
{
    /// <returns>False when the collection's version is not the expected one.</returns>
    public static bool Save(DbConnection db, CollectionId collection, CollectionCalibration calibration, long? expectedVersion)
    {
        var version = db.ExecuteScalar<long?>("SELECT calibrations FROM collections WHERE id = @Value", new { collection.Value })
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {collection.Value} has gone.");
        if (expectedVersion is { } expected && version != expected)
        {
            return false;
        }

        var of = new { Collection = collection.Value, Space = SpaceTable.Require(db, calibration.Space) };

        // What a collection has left for good is never searched again; the previous space may be gone back to.
        db.Execute(
            """
            DELETE FROM calibrations WHERE collection_id = @Collection AND (space = @Space OR space NOT IN (
                SELECT space FROM collections WHERE id = @Collection
                UNION SELECT space FROM collection_spaces WHERE collection_id = @Collection AND role <> 'left'));
            UPDATE collections SET calibrations = calibrations + 1 WHERE id = @Collection;
            UPDATE calibration_turns SET error = NULL WHERE collection_id = @Collection;
            """,
            of);
        db.Execute(
            "INSERT INTO calibrations (collection_id, space, at, source, seed, rows) VALUES (@Collection, @Space, @At, @Source, @Seed, @Rows)",
            new
            {
                of.Collection,
                of.Space,
                At = Columns.Of(calibration.At),
                Source = Columns.Of(calibration.Source),
                calibration.Seed,
                Rows = Columns.JsonOf(calibration.Rows),
            });
        db.Execute(
            "INSERT INTO thresholds (collection_id, space, query_language, row_language, calibrated) VALUES (@Collection, @Space, @Query, @Row, @Calibrated)",
            calibration.Pairs.Select(p => new { of.Collection, of.Space, Query = p.Fit.Query.Value, Row = p.Fit.Row.Value, Calibrated = Columns.JsonOf(p) }));
        return true;
    }
}
