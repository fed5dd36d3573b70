using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Relational.Connections;
using Phasa.Translation.Costs;

namespace Phasa.Relational.Costs;

/// <summary>The budgets of collections.</summary>
internal static class BudgetTable
{
    public static bool Set(DbConnection db, CollectionId collection, Money? limit, DateTimeOffset now)
    {
        if (db.ExecuteScalar<long?>("SELECT id FROM collections WHERE id = @Value", new { collection.Value }) is null)
        {
            throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {collection.Value} has gone.");
        }

        db.Execute(
            limit is null
                ? "DELETE FROM budgets WHERE collection_id = @Value"
                : """
                  INSERT INTO budgets (collection_id, nano, currency) VALUES (@Value, @Nano, @Currency)
                  ON CONFLICT (collection_id) DO UPDATE SET nano = excluded.nano, currency = excluded.currency
                  """,
            new { collection.Value, Nano = Nano.Of(limit?.Amount ?? 0), limit?.Currency });
        db.Execute(
            """
            UPDATE jobs SET due_at = @Now WHERE state = 'queued' AND step = @Step
              AND document_key IN (SELECT key FROM documents WHERE collection_id = @Value)
            """,
            new { collection.Value, Now = Columns.Of(now), Step = JobProblem.Budget });
        return true;
    }

    public static BudgetState Read(DbConnection db, CollectionId collection, SpendMonth month)
    {
        var of = new { collection.Value, Month = month.ToString() };
        if (db.QuerySingleOrDefault<(long Nano, string Currency)?>("SELECT nano, currency FROM budgets WHERE collection_id = @Value", of) is not var (limit, currency))
        {
            return new(month, null, 0, 0);
        }

        var spent = db.ExecuteScalar<long>(
            "SELECT COALESCE(SUM(nano), 0) FROM spent_months WHERE collection_id = @Value AND month = @Month AND currency = @currency",
            new { of.Value, of.Month, currency });
        var held = db.ExecuteScalar<long>(
            "SELECT COALESCE(SUM(nano), 0) FROM held_calls WHERE collection_id = @Value AND month = @Month AND currency = @currency",
            new { of.Value, of.Month, currency });
        return new(month, new(Nano.Amount(limit), currency), Nano.Amount(spent), Nano.Amount(held));
    }
}
