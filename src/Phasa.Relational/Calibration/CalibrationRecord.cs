using System.Data.Common;
using Dapper;
using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Calibration;

/// <summary>A line of the table <c>calibrations</c>, with its thresholds.</summary>
internal sealed class CalibrationRecord
{
    private const string Select =
        "SELECT k.space, s.description, k.at, k.source, k.seed, k.rows FROM calibrations k JOIN spaces s ON s.key = k.space WHERE k.collection_id = @Value";

    public long Space { get; init; }

    public required string Description { get; init; }

    public required string At { get; init; }

    public required string Source { get; init; }

    public int Seed { get; init; }

    public required string Rows { get; init; }

    public static CollectionCalibration? Find(DbConnection db, CollectionId collection, EmbeddingSpace space) =>
        Read(db, collection, db.QuerySingleOrDefault<CalibrationRecord>($"{Select} AND s.id = @Id", new { collection.Value, space.Id }));

    public static CollectionCalibration? Latest(DbConnection db, CollectionId collection) =>
        Read(db, collection, db.QueryFirstOrDefault<CalibrationRecord>($"{Select} ORDER BY k.at DESC, k.space DESC", new { collection.Value }));

    private static CollectionCalibration? Read(DbConnection db, CollectionId collection, CalibrationRecord? line) => line is null ? null : new()
    {
        Space = Columns.FromJson<EmbeddingSpace>(line.Description),
        At = Columns.Time(line.At),
        Source = Columns.Member<CalibrationSource>(line.Source),
        Seed = line.Seed,
        Rows = Columns.FromJson<LanguageRows[]>(line.Rows),
        Pairs =
        [
            .. db.Query<string>(
                "SELECT calibrated FROM thresholds WHERE collection_id = @Value AND space = @Space ORDER BY query_language, row_language",
                new { collection.Value, line.Space }).Select(Columns.FromJson<PairCalibration>),
        ],
    };
}
