using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Relational.Connections;
using Phasa.Relational.Monitoring.Insights;

namespace Phasa.Relational.Monitoring;

/// <summary>The search log of a store.</summary>
internal sealed class SqlSearchLog(Database database) : ISearchLog
{
    /// <summary>How many records are removed in one transaction: others write in between.</summary>
    private const int ClearBatch = 500;

    public Task<byte[]> ReadHashKeyAsync(CancellationToken cancellationToken = default) => database.WriteAsync(
        db =>
        {
            db.Execute(
                "INSERT INTO meta (key, value) VALUES ('search-log-key', @Key) ON CONFLICT DO NOTHING", new { Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
            return Convert.FromHexString(db.ExecuteScalar<string>("SELECT value FROM meta WHERE key = 'search-log-key'")!);
        },
        cancellationToken);

    public Task AppendAsync(IReadOnlyList<SearchRecord> records, IReadOnlyList<DroppedSearches> dropped, CancellationToken cancellationToken = default) =>
        records.Count == 0 && dropped.Count == 0 ? Task.CompletedTask : database.WriteAsync(
            db =>
            {
                SearchTable.Append(db, database.Searches, records);
                SearchTable.Count(db, dropped);
                return true;
            },
            cancellationToken);

    public Task<LoggedSearch?> FindAsync(Guid search, CancellationToken cancellationToken = default) => database.SnapshotAsync(db => Find(db, search), cancellationToken);

    public Task<IReadOnlyList<LoggedSearch>> ListAsync(
        CollectionId collection, SearchLogFilter filter, SearchLogPosition? before, int limit, CancellationToken cancellationToken = default) => database.SnapshotAsync(
        db => SearchLine.Read(
            db,
            db.Query<SearchLine>(
                $"SELECT {SearchLine.Columns} FROM searches s WHERE {Where(filter, before)} ORDER BY s.at DESC, s.key DESC LIMIT @limit", Of(collection, filter, before, limit)).AsList()),
        cancellationToken);

    public Task<IReadOnlyList<AskedQuery>> QueriesAsync(
        CollectionId collection, SearchLogFilter filter, SearchLogPosition? before, int limit, CancellationToken cancellationToken = default)
    {
        var same = $"FROM searches o WHERE o.collection_id = s.collection_id AND o.query_key = s.query_key AND o.language = s.language{Chosen(filter, "o")}";
        return database.SnapshotAsync<IReadOnlyList<AskedQuery>>(
            db =>
            {
                var lines = db.Query<SearchLine>(
                    $"""
                    SELECT {SearchLine.Columns}, CASE WHEN s.query_key IS NULL THEN 1 ELSE (SELECT COUNT(*) {same}) END AS Searches
                    FROM searches s
                    WHERE {Where(filter, before)} AND (s.query_key IS NULL OR NOT EXISTS (SELECT 1 {same} AND (o.at, o.key) > (s.at, s.key)))
                    ORDER BY s.at DESC, s.key DESC LIMIT @limit
                    """,
                    Of(collection, filter, before, limit)).AsList();
                return [.. SearchLine.Read(db, lines).Zip(lines, (search, line) => new AskedQuery(search, line.Searches))];
            },
            cancellationToken);
    }

    // A step in the index for each language, however many searches there are.
    public Task<IReadOnlyList<LanguageTag>> LanguagesAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<LanguageTag>>(
            reader =>
            [
                .. reader.Db.Query<string>(
                    """
                    WITH RECURSIVE asked (language) AS (
                        SELECT MIN(language) FROM searches WHERE collection_id = @Value
                        UNION ALL SELECT (SELECT MIN(language) FROM searches WHERE collection_id = @Value AND language > asked.language) FROM asked WHERE asked.language IS NOT NULL)
                    SELECT language FROM asked WHERE language IS NOT NULL
                    """,
                    new { collection.Value }).Select(Columns.Tag),
            ],
            cancellationToken);

    public Task<IReadOnlyList<DroppedSearches>> DroppedAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<DroppedSearches>>(
            reader =>
            [
                .. reader.Db.Query<(string Language, long Hour, long Searches, long Zero)>(
                    "SELECT language, hour, searches, zero FROM searches_dropped WHERE collection_id = @Value ORDER BY hour DESC, language", new { collection.Value })
                    .Select(d => new DroppedSearches(collection, Columns.Tag(d.Language), DateTimeOffset.FromUnixTimeSeconds(d.Hour * 3600), d.Searches, d.Zero)),
            ],
            cancellationToken);

    public Task<bool> SaveFeedbackAsync(Guid search, SearchFeedback feedback, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db =>
            {
                if (Find(db, search) is not { } logged)
                {
                    return false;
                }

                InsightTable.AddFeedback(db, logged, feedback);
                return SearchTable.Save(db, search, feedback);
            },
            cancellationToken);

    public Task<IReadOnlyList<JudgedSearch>> JudgedAsync(CollectionId collection, int limit, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyList<JudgedSearch>>(
            reader =>
            [
                .. from line in reader.Db.Query<(string Query, string Language, string Source, string Hits, long Passage, bool IsHelpful, long At)>(
                       """
                       SELECT s.query, s.language, s.language_source, s.hits, f.passage_id, f.is_helpful, s.at
                       FROM search_feedback f JOIN searches s ON s.key = f.search_key
                       WHERE s.collection_id = @Value AND s.query IS NOT NULL AND (f.passage_id > 0 OR s.hit_count = 1)
                       ORDER BY f.at DESC, f.search_key DESC, f.passage_id LIMIT @limit
                       """,
                       new { collection.Value, limit })
                   from hit in SearchJson.HitsOf(line.Hits).Where(h => line.Passage == 0 || h.Passage.Value == line.Passage)
                   select new JudgedSearch(
                       line.Query, new(Columns.Tag(line.Language), Columns.Member<LanguageSource>(line.Source)), hit.Passage, hit.DocumentId, line.IsHelpful,
                       DateTimeOffset.FromUnixTimeMilliseconds(line.At)),
            ],
            cancellationToken);

    public async Task<int> PruneAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default)
    {
        var removed = await database.WriteAsync(db => SearchTable.Prune(db, before.ToUnixTimeMilliseconds(), most), cancellationToken);
        if (removed > 0 && removed < most)
        {
            await database.EmptyLogAsync();
        }

        return removed;
    }

    public async Task<long> ClearAsync(CollectionId collection, DateTimeOffset? before, CancellationToken cancellationToken = default)
    {
        var total = 0L;
        int removed;
        do
        {
            removed = await database.WriteAsync(db => SearchTable.Remove(db, collection.Value, before?.ToUnixTimeMilliseconds(), ClearBatch), cancellationToken);
            total += removed;
        }
        while (removed == ClearBatch);
        if (before is null)
        {
            await database.WriteAsync(db => InsightTable.Remove(db, collection), cancellationToken);
        }

        await database.EmptyLogAsync();
        return total;
    }

    private static LoggedSearch? Find(DbConnection db, Guid search) => SearchLine.Read(
        db, db.Query<SearchLine>($"SELECT {SearchLine.Columns} FROM searches s WHERE s.id = @Id", new { Id = search.ToByteArray(bigEndian: true) }).AsList()) is [var found] ? found : null;

    private static string Where(SearchLogFilter filter, SearchLogPosition? before) =>
        "s.collection_id = @Collection"
        + (filter.Language is null ? "" : " AND s.language = @Language")
        + Chosen(filter, "s")
        + (before is null ? "" : " AND (s.at, s.key) < (@At, @Key)");

    // What decides whether a search counts at all; its language is that of the query it is compared with anyway.
    private static string Chosen(SearchLogFilter filter, string table) =>
        (filter.Outcome is null ? "" : $" AND {table}.hit_count {(filter.Outcome == SearchOutcome.Zero ? '=' : '>')} 0")
        + (filter.From is null ? "" : $" AND {table}.at >= @From")
        + (filter.Until is null ? "" : $" AND {table}.at < @Until");

    private static object Of(CollectionId collection, SearchLogFilter filter, SearchLogPosition? before, int limit) =>
        new
        {
            Collection = collection.Value,
            Language = filter.Language?.Value,
            From = filter.From?.ToUnixTimeMilliseconds(),
            Until = filter.Until?.ToUnixTimeMilliseconds(),
            before?.At,
            before?.Key,
            limit,
        };
}
