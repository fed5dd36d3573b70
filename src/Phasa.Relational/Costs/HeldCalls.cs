using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Relational.Connections;
using Phasa.Translation.Costs;

namespace Phasa.Relational.Costs;

/// <summary>Calls under way.</summary>
internal static class HeldCalls
{
    private const string All =
        """
        id, collection_id AS Collection, month, language, document_id AS Document, provider, currency, characters,
        input_tokens AS InputTokens, output_tokens AS OutputTokens, nano
        """;

    public static long Add(DbConnection db, Spender spender, string provider, SpendMonth month, Spending atMost, DateTimeOffset until) =>
        db.ExecuteScalar<long?>(
            """
            INSERT INTO held_calls (collection_id, month, language, document_id, provider, currency, until, characters, input_tokens, output_tokens, nano)
            SELECT id, @Month, @Language, @Document, @provider, @Currency, @Until, @Characters, @InputTokens, @OutputTokens, @Nano
            FROM collections WHERE id = @Value RETURNING id
            """,
            new
            {
                spender.Collection.Value,
                Month = month.ToString(),
                Language = spender.Language.Value,
                Document = spender.Document?.Id ?? "",
                provider,
                Currency = atMost.Cost?.Currency ?? "",
                Until = Columns.Of(until),
                atMost.Usage.Characters,
                atMost.Usage.InputTokens,
                atMost.Usage.OutputTokens,
                Nano = Nano.Of(atMost.Cost?.Amount ?? 0),
            })
        ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {spender.Collection.Value} has gone.");

    /// <summary>Removes a call; null when it has lapsed, or gone with its collection.</summary>
    public static HeldCall? Take(DbConnection db, long id) =>
        db.QuerySingleOrDefault<HeldCall>($"DELETE FROM held_calls WHERE id = @id RETURNING {All}", new { id });

    /// <summary>Counts the calls of a collection whose time is over as spent: their process has died, and the provider may charge for them.</summary>
    public static void Lapse(DbConnection db, CollectionId collection, DateTimeOffset now)
    {
        var over = db.Query<HeldCall>(
            $"DELETE FROM held_calls WHERE collection_id = @Value AND until <= @Now RETURNING {All}", new { collection.Value, Now = Columns.Of(now) }).AsList();
        foreach (var call in over)
        {
            SpentTable.Add(db, SpentLine.Unconfirmed(call));
        }
    }
}
