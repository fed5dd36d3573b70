using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Search;

namespace Phasa.AspNetCore.Insights;

/// <summary>A query that was asked, with the last search that asked it.</summary>
/// <param name="Query">Its text; null where the log does not keep it.</param>
/// <param name="QueryKey">Equal for equal queries, in hexadecimal; null where not even that is kept.</param>
/// <param name="Language">Its language.</param>
/// <param name="LanguageSource">How that is known.</param>
/// <param name="Searches">How many searches asked it and came to the outcome asked for.</param>
/// <param name="LastAt">When it was last asked.</param>
/// <param name="LastSearchId">The last search.</param>
/// <param name="Hits">How many hits it got last.</param>
/// <param name="Best">The highest similarity of any row then, accepted or not; null when there were no rows.</param>
/// <param name="Routes">What each route did then.</param>
/// <param name="Documents">The documents it found then, best first.</param>
/// <param name="TookMs">How long that took, in milliseconds.</param>
/// <param name="Warnings">The codes of its warnings.</param>
/// <param name="Feedback">What was said about the last search.</param>
internal sealed record QueryAnswer(
    string? Query,
    string? QueryKey,
    string Language,
    [property: JsonConverter(typeof(KebabEnum<LanguageSource>))] LanguageSource LanguageSource,
    int Searches,
    DateTimeOffset LastAt,
    string LastSearchId,
    int Hits,
    float? Best,
    IReadOnlyList<QueryRouteAnswer> Routes,
    IReadOnlyList<string> Documents,
    double TookMs,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<FeedbackAnswer> Feedback)
{
    public static QueryAnswer Of(AskedQuery query)
    {
        var record = query.Last.Record;
        return new(
            record.Query, record.QueryKey?.ToString("x16", null), record.Language.Language.Value, record.Language.Source, query.Searches, record.At, record.Id.ToString("N"),
            record.HitCount, record.Best,
            [.. record.Routes.Select(r => new QueryRouteAnswer(r.Route, r.Language.Value, r.Rows, r.Threshold, r.Accepted, r.Best))],
            [.. record.Hits.Select(h => h.DocumentId).Distinct()],
            Math.Round(record.Times.Total.TotalMilliseconds, 3),
            record.Warnings,
            [.. query.Last.Feedback.Select(f => new FeedbackAnswer(f.Passage?.ToString(), f.IsHelpful, f.At, f.Note))]);
    }
}

/// <summary>What one route did.</summary>
/// <param name="Route">The route.</param>
/// <param name="Language">The language of its rows.</param>
/// <param name="Rows">Rows it compared.</param>
/// <param name="Threshold">The cosine a row had to reach; −1 is no cut.</param>
/// <param name="Accepted">Passages that reached it.</param>
/// <param name="Best">The highest cosine among all its rows; null when it has none.</param>
internal sealed record QueryRouteAnswer(
    [property: JsonConverter(typeof(KebabEnum<Route>))] Route Route, string Language, int Rows, float Threshold, int Accepted, float? Best);

/// <summary>What somebody said about an answer.</summary>
/// <param name="PassageId">The hit it is about; null for the answer as a whole.</param>
/// <param name="Helpful">Whether it helped.</param>
/// <param name="At">When it was said.</param>
/// <param name="Note">What is missing, in the words of whoever said it; null for none.</param>
internal sealed record FeedbackAnswer(string? PassageId, bool Helpful, DateTimeOffset At, string? Note);

/// <summary>A page of queries.</summary>
/// <param name="Queries">The queries, the last asked first.</param>
/// <param name="Dropped">Searches of that language and outcome that were counted and not recorded, because the log did not keep up.</param>
/// <param name="NextCursor">What to send as 'cursor' for the next page; null on the last.</param>
internal sealed record QueryListAnswer(IReadOnlyList<QueryAnswer> Queries, long Dropped, string? NextCursor);
