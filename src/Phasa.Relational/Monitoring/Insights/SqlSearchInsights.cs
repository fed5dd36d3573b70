using Dapper;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring.Insights;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Monitoring.Insights;

/// <summary>The figures of searches in a store.</summary>
internal sealed class SqlSearchInsights(Database database, TimeProvider time) : ISearchInsights
{
    public async Task<int> RollUpAsync(int most, CancellationToken cancellationToken = default)
    {
        // A look that locks nobody out, because mostly there is nothing.
        var isDue = await database.QueryAsync(
            reader => reader.Db.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM searches WHERE key > (SELECT CAST(value AS BIGINT) FROM meta WHERE key = 'insights-counted'))"),
            cancellationToken);
        return isDue ? await database.WriteAsync(db => InsightTable.RollUp(db, most, time.GetUtcNow()), cancellationToken) : 0;
    }

    public Task<IReadOnlyList<InsightLine>> ReadAsync(
        CollectionId collection, InsightSpan span, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<InsightLine>>(
            reader =>
            [
                .. reader.Db.Query<(long Start, string Language, byte[] Figures)>(
                    """
                    SELECT start, language, figures FROM insights
                    WHERE collection_id = @Value AND span = @Span AND start >= @From AND start < @To ORDER BY start, language
                    """,
                    new { collection.Value, Span = Columns.Of(span), From = span.Start(from).ToUnixTimeSeconds(), To = to.ToUnixTimeSeconds() })
                    .Select(l => new InsightLine(DateTimeOffset.FromUnixTimeSeconds(l.Start), Columns.Tag(l.Language), InsightCodec.Read(l.Figures))),
            ],
            cancellationToken);

    public Task<IReadOnlyList<DebtLine>> DebtAsync(
        CollectionId collection, LanguageTag? language, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<DebtLine>>(
            reader =>
            [
                .. reader.Db.Query<(string Document, string Language, long Hits)>(
                    """
                    SELECT document_id, language, SUM(hits) AS sum FROM insight_debt
                    WHERE collection_id = @Value AND week >= @From AND week < @To AND (@Language IS NULL OR language = @Language)
                    GROUP BY document_id, language ORDER BY sum DESC, document_id, language LIMIT @limit
                    """,
                    new { collection.Value, Language = language?.Value, From = InsightBatch.Week(from).ToUnixTimeSeconds(), To = to.ToUnixTimeSeconds(), limit })
                    .Select(l => new DebtLine(l.Document, Columns.Tag(l.Language), l.Hits)),
            ],
            cancellationToken);
}
