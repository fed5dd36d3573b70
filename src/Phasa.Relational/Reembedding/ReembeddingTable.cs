using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Reembedding;
using Phasa.Relational.Collections;
using Phasa.Relational.Connections;
using Phasa.Relational.Spaces;

namespace Phasa.Relational.Reembedding;

/// <summary>What people do to reembeddings, inside the transaction that the caller has begun.</summary>
internal static class ReembeddingTable
{
    private const string Anew = "state = 'building', attempts = 0, error = NULL, ended_at = NULL, due_at = @Now";

    public static ReembeddingJob Start(DbConnection db, CollectionId id, EmbeddingSpace space, SwitchRule rule, DateTimeOffset now)
    {
        var collection = Require(db, id);
        if (collection.Space == space)
        {
            throw Conflict($"'{collection.Name}' is embedded with '{space.Model}' already.", "Name another model; 'phasa models list' shows them.");
        }

        if (UnderWay(db, id) is not { } job)
        {
            return Begin(db, id, SpaceTable.Require(db, space), ReembeddingPurpose.NewModel, rule, now);
        }

        if (job.To != space)
        {
            throw Conflict(
                $"'{collection.Name}' is on its way to '{job.To.Model}' ({Columns.Of(job.State)}).",
                "Let that come to its end, or cancel it first with 'phasa reembed --cancel' or DELETE /v1/collections/{name}/reembedding.");
        }

        // What a person saw and did not switch to is measured again, as it is now.
        db.Execute(
            $"UPDATE reembeddings SET rule = @Rule, comparison = CASE state WHEN 'ready' THEN NULL ELSE comparison END, {Anew} WHERE id = @Id",
            new { job.Id, Rule = Columns.Of(job.Purpose == ReembeddingPurpose.Rollback ? SwitchRule.Always : rule), Now = Columns.Of(now) });
        return ReembeddingRecord.Find(db, id)!;
    }

    public static ReembeddingJob Switch(DbConnection db, CollectionId id, DateTimeOffset now)
    {
        var collection = Require(db, id);
        var job = UnderWay(db, id) ?? throw Conflict($"No reembedding of '{collection.Name}' is under way.", "Begin one with 'phasa reembed' or POST /v1/collections/{name}/reembedding.");
        db.Execute($"UPDATE reembeddings SET rule = 'always', {Anew} WHERE id = @Id", new { job.Id, Now = Columns.Of(now) });
        return ReembeddingRecord.Find(db, id)!;
    }

    public static ReembeddingJob RollBack(DbConnection db, CollectionId id, DateTimeOffset now)
    {
        var collection = Require(db, id);
        if (UnderWay(db, id) is { } job)
        {
            return job.Purpose == ReembeddingPurpose.Rollback
                ? Switch(db, id, now)
                : throw Conflict($"'{collection.Name}' is on its way to '{job.To.Model}' and has not left '{job.From.Model}'.", "Cancel that to stay with the present model.");
        }

        var previous = db.ExecuteScalar<long?>("SELECT space FROM collection_spaces WHERE collection_id = @Value AND role = 'previous'", new { id.Value });
        return previous is { } space
            ? Begin(db, id, space, ReembeddingPurpose.Rollback, SwitchRule.Always, now)
            : throw Conflict($"There is nothing to go back to: '{collection.Name}' keeps no previous space.", "Embed it with the other model again: 'phasa reembed --model NAME'.");
    }

    public static bool Cancel(DbConnection db, CollectionId id)
    {
        if (db.Execute("DELETE FROM reembeddings WHERE collection_id = @Value AND state <> 'switched'", new { id.Value }) == 0)
        {
            return false;
        }

        SpaceLines.Abandon(db, id);
        return true;
    }

    private static ReembeddingJob Begin(DbConnection db, CollectionId id, long space, ReembeddingPurpose purpose, SwitchRule rule, DateTimeOffset now)
    {
        db.Execute("DELETE FROM reembeddings WHERE collection_id = @Value", new { id.Value });
        SpaceLines.Begin(db, id, space);
        db.Execute(
            """
            INSERT INTO reembeddings (collection_id, from_space, to_space, purpose, rule, state, started_at, due_at)
            SELECT id, space, @space, @Purpose, @Rule, 'building', @Now, @Now FROM collections WHERE id = @Value
            """,
            new { id.Value, space, Purpose = Columns.Of(purpose), Rule = Columns.Of(rule), Now = Columns.Of(now) });
        return ReembeddingRecord.Find(db, id)!;
    }

    private static ReembeddingJob? UnderWay(DbConnection db, CollectionId id) => ReembeddingRecord.Find(db, id) is { IsUnderWay: true } job ? job : null;

    private static Collection Require(DbConnection db, CollectionId id) =>
        CollectionRecord.Find(db, id) ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {id.Value} has gone.");

    private static PhasaException Conflict(string message, string nextStep) => new(ErrorCodes.ReembeddingConflict, message, nextStep);
}
