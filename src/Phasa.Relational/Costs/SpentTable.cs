using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Relational.Connections;
using Phasa.Translation.Costs;

namespace Phasa.Relational.Costs;

/// <summary>What was spent, by month, language, document and provider.</summary>
internal static class SpentTable
{
    /// <summary>Adds to the books, unless the collection has gone.</summary>
    public static void Add(DbConnection db, SpentLine line) => db.Execute(
        """
        INSERT INTO spent (collection_id, month, language, document_id, provider, currency, calls, unconfirmed_calls, texts, characters,
            input_tokens, output_tokens, nano, unconfirmed_nano)
        SELECT id, @Month, @Language, @Document, @Provider, @Currency, @Calls, @UnconfirmedCalls, @Texts, @Characters,
            @InputTokens, @OutputTokens, @Nano, @UnconfirmedNano FROM collections WHERE id = @Collection
        ON CONFLICT (collection_id, month, language, document_id, provider, currency) DO UPDATE SET calls = spent.calls + excluded.calls, unconfirmed_calls = spent.unconfirmed_calls + excluded.unconfirmed_calls,
            texts = spent.texts + excluded.texts, characters = spent.characters + excluded.characters, input_tokens = spent.input_tokens + excluded.input_tokens,
            output_tokens = spent.output_tokens + excluded.output_tokens, nano = spent.nano + excluded.nano, unconfirmed_nano = spent.unconfirmed_nano + excluded.unconfirmed_nano;
        INSERT INTO spent_months (collection_id, month, currency, nano)
        SELECT id, @Month, @Currency, @Nano + @UnconfirmedNano FROM collections WHERE id = @Collection AND @Nano + @UnconfirmedNano > 0
        ON CONFLICT (collection_id, month, currency) DO UPDATE SET nano = spent_months.nano + excluded.nano;
        """,
        line);

    public static IReadOnlyList<SpendLine> Read(DbConnection db, CollectionId collection, SpendMonth from, SpendMonth to) =>
        [.. db.Query<SpentLine>(
            """
            SELECT collection_id AS Collection, month, language, document_id AS Document, provider, currency, calls, unconfirmed_calls AS UnconfirmedCalls,
                texts, characters, input_tokens AS InputTokens, output_tokens AS OutputTokens, nano, unconfirmed_nano AS UnconfirmedNano
            FROM spent WHERE collection_id = @Value AND month BETWEEN @From AND @To
            ORDER BY month, language, document_id, provider, currency
            """,
            new { collection.Value, From = from.ToString(), To = to.ToString() }).Select(Line)];

    private static SpendLine Line(SpentLine l) => new(
        SpendMonth.TryParse(l.Month, out var month) ? month : throw new FormatException($"'{l.Month}' is no month."),
        Columns.Tag(l.Language),
        l.Document.Length == 0 ? null : l.Document,
        l.Provider,
        l.Currency.Length == 0 ? null : l.Currency,
        new(l.Calls, l.UnconfirmedCalls, l.Texts, l.Characters, l.InputTokens, l.OutputTokens, Nano.Amount(l.Nano), Nano.Amount(l.UnconfirmedNano)));
}
