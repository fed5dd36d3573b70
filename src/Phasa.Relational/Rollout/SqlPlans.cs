using Dapper;
using Phasa.Collections;
using Phasa.Relational.Connections;
using Phasa.Rollout.Past;

namespace Phasa.Relational.Rollout;

/// <summary>The plans of a store that were carried out.</summary>
internal sealed class SqlPlans(Database database, TimeProvider time) : IPlanStore
{
    private const string Select = "SELECT id, at, plan FROM plans WHERE collection_id = @Value";

    public Task<PastPlan> AddAsync(CollectionId collection, AppliedPlan plan, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            db => db.ExecuteScalar<long?>(
                "INSERT INTO plans (collection_id, at, plan) SELECT id, @At, @Plan FROM collections WHERE id = @Value RETURNING id",
                new { collection.Value, At = Columns.Of(now), Plan = Columns.JsonOf(plan) }) is { } id
                ? new PastPlan(id, now, plan)
                : throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {collection.Value} has gone."),
            cancellationToken);
    }

    public Task<IReadOnlyList<PastPlan>> ListAsync(CollectionId collection, int limit, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<PastPlan>>(
            reader => [.. reader.Db.Query<(long Id, string At, string Plan)>($"{Select} ORDER BY id DESC LIMIT @limit", new { collection.Value, limit }).Select(Of)],
            cancellationToken);

    public Task<PastPlan?> FindAsync(CollectionId collection, long id, CancellationToken cancellationToken = default) => database.QueryAsync(
        reader => reader.Db.Query<(long Id, string At, string Plan)>($"{Select} AND id = @id", new { collection.Value, id }).Select(Of).SingleOrDefault(),
        cancellationToken);

    private static PastPlan Of((long Id, string At, string Plan) line) => new(line.Id, Columns.Time(line.At), Columns.FromJson<AppliedPlan>(line.Plan));
}
