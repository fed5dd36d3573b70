using System.Data.Common;
using System.Globalization;
using Dapper;
using Phasa.Collections;
using Phasa.Monitoring;
using Phasa.Monitoring.Alerts.Drift;
using Phasa.Monitoring.Insights;
using Phasa.Relational.Connections;
using Phasa.Relational.Jobs;
using Phasa.Relational.Monitoring.Alerts;

namespace Phasa.Relational.Monitoring.Insights;

/// <summary>Adds to the figures of searches, inside the transaction that the caller has begun.</summary>
internal static class InsightTable
{
    private const string Counted = "insights-counted";

    /// <summary>Counts searches that are not counted yet.</summary>
    /// <returns>How many.</returns>
    public static int RollUp(DbConnection db, int most, DateTimeOffset now)
    {
        var lines = db.Query<SearchLine>(
            $"SELECT {SearchLine.Columns} FROM searches s WHERE s.key > @After ORDER BY s.key LIMIT @most", new { After = Last(db), most }).AsList();
        if (lines is not [.., var last])
        {
            return 0;
        }

        var batch = new InsightBatch();
        var drift = new DriftBatch((collection, language) => DriftTable.Find(db, collection, language));
        foreach (var search in SearchLine.Read(db, lines))
        {
            batch.Add(search);
            drift.Add(search.Record);
        }

        Add(db, batch);
        DriftTable.Put(db, drift.Moved);
        JobTable.QueueMissed(db, batch.Missed, now);
        db.Execute("UPDATE meta SET value = @Value WHERE key = @Counted", new { Counted, Value = last.Key.ToString(CultureInfo.InvariantCulture) });
        Forget(db, batch, now);
        return lines.Count;
    }

    /// <summary>What is said about a search from now on, where the search has been counted; else it is counted with it.</summary>
    public static void AddFeedback(DbConnection db, LoggedSearch search, SearchFeedback feedback)
    {
        if (search.Position.Key > Last(db))
        {
            return;
        }

        var batch = new InsightBatch();
        batch.AddFeedback(search.Record, feedback.IsHelpful, search.Feedback.Where(f => f.Passage == feedback.Passage).Select(f => (bool?)f.IsHelpful).SingleOrDefault());
        Add(db, batch);
    }

    /// <summary>Removes the figures of a collection.</summary>
    public static int Remove(DbConnection db, CollectionId collection) => db.Execute(
        "DELETE FROM insights WHERE collection_id = @Value; DELETE FROM insight_debt WHERE collection_id = @Value;", new { collection.Value });

    private static long Last(DbConnection db) =>
        long.Parse(db.ExecuteScalar<string>("SELECT value FROM meta WHERE key = @Counted", new { Counted })!, CultureInfo.InvariantCulture);

    private static void Add(DbConnection db, InsightBatch batch)
    {
        foreach (var ((collection, span, start, language), figures) in batch.Figures)
        {
            var at = new { Collection = collection.Value, Span = Columns.Of(span), Start = start.ToUnixTimeSeconds(), Language = language.Value };
            var stored = db.ExecuteScalar<byte[]?>(
                "SELECT figures FROM insights WHERE collection_id = @Collection AND span = @Span AND start = @Start AND language = @Language", at);
            var sum = stored is null ? new InsightFigures() : InsightCodec.Read(stored);
            sum.Add(figures);
            db.Execute(
                """
                INSERT INTO insights (collection_id, span, start, language, figures) SELECT id, @Span, @Start, @Language, @Figures FROM collections WHERE id = @Collection
                ON CONFLICT (collection_id, span, start, language) DO UPDATE SET figures = excluded.figures
                """,
                new { at.Collection, at.Span, at.Start, at.Language, Figures = InsightCodec.Write(sum) });
        }

        db.Execute(
            """
            INSERT INTO insight_debt (collection_id, week, language, document_id, hits) SELECT id, @Week, @Language, @DocumentId, @Hits FROM collections WHERE id = @Collection
            ON CONFLICT (collection_id, week, language, document_id) DO UPDATE SET hits = insight_debt.hits + excluded.hits
            """,
            batch.Debt.Select(d => new { Collection = d.Key.Collection.Value, Week = d.Key.Week.ToUnixTimeSeconds(), Language = d.Key.Language.Value, d.Key.DocumentId, Hits = d.Value }));
    }

    /// <summary>Hours leave the figures once nobody looks at them by the hour.</summary>
    private static void Forget(DbConnection db, InsightBatch batch, DateTimeOffset now) => db.Execute(
        "DELETE FROM insights WHERE collection_id = @Collection AND span = 'hour' AND start < @Before",
        batch.Figures.Keys.Select(k => k.Collection.Value).Distinct()
            .Select(collection => new { Collection = collection, Before = (now - InsightSpans.HoursAreKept).ToUnixTimeSeconds() }));
}
