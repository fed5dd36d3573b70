using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Collections;

/// <summary>A line of the table <c>collections</c>.</summary>
internal sealed class CollectionRecord
{
    private const string Select =
        "SELECT c.id, c.name, c.languages, s.description AS Space, c.created_at AS CreatedAt, c.sequence, c.calibrations, c.measurements, c.policies FROM collections c JOIN spaces s ON s.key = c.space";

    public long Id { get; init; }

    public required string Name { get; init; }

    public required string Languages { get; init; }

    public required string Space { get; init; }

    public required string CreatedAt { get; init; }

    public required string Policies { get; init; }

    public long Sequence { get; init; }

    public long Calibrations { get; init; }

    public long Measurements { get; init; }

    public static Collection? Find(DbConnection db, string name) =>
        db.QuerySingleOrDefault<CollectionRecord>($"{Select} WHERE c.name = @name", new { name })?.ToCollection();

    public static Collection? Find(DbConnection db, CollectionId id) =>
        db.QuerySingleOrDefault<CollectionRecord>($"{Select} WHERE c.id = @Value", new { id.Value })?.ToCollection();

    public static IReadOnlyList<Collection> List(DbConnection db) =>
        [.. db.Query<CollectionRecord>($"{Select} ORDER BY c.name").Select(c => c.ToCollection())];

    /// <summary>Counts a write to the collection's documents.</summary>
    /// <returns>The sequence of that write; null when the collection has gone.</returns>
    public static long? Advance(DbConnection db, CollectionId id) => db.ExecuteScalar<long?>(
        "UPDATE collections SET sequence = sequence + 1 WHERE id = @Value RETURNING sequence", new { id.Value });

    /// <summary>A worker has written something under its lease, or ended the job; nothing when the lease is lost.</summary>
    public static void Worked(DbConnection db, JobLease lease, DateTimeOffset now) => db.Execute(
        """
        UPDATE collections SET worked_at = @Now WHERE id = (
            SELECT d.collection_id FROM jobs j JOIN documents d ON d.key = j.document_key WHERE j.id = @Job AND j.lease_token = @Token AND j.state = 'leased')
        """,
        new { lease.Job, lease.Token, Now = Columns.Of(now) });

    private Collection ToCollection() => new(
        new(Id), Name, Columns.LanguagesOf(Languages), Columns.SpaceOf(Space), Columns.Time(CreatedAt))
    {
        Sequence = Sequence,
        CalibrationVersion = Calibrations,
        MeasurementVersion = Measurements,
        Policies = Columns.PoliciesOf(Policies),
    };
}
