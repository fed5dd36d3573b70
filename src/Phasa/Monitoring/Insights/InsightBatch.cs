using Phasa.Collections;
using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Monitoring.Insights;

/// <summary>Counts searches up, to be added to what a store has. Not thread-safe.</summary>
public sealed class InsightBatch
{
    // Further down, users do not look.
    private const int FirstHits = 3;

    private readonly Dictionary<(CollectionId, InsightSpan, DateTimeOffset, LanguageTag), InsightFigures> _figures = [];
    private readonly Dictionary<(CollectionId, DateTimeOffset, LanguageTag, string), long> _debt = [];
    private readonly HashSet<(CollectionId, LanguageTag, string)> _missed = [];

    /// <summary>What is to be added, by collection, span, its beginning and language.</summary>
    public IReadOnlyDictionary<(CollectionId Collection, InsightSpan Span, DateTimeOffset Start, LanguageTag Language), InsightFigures> Figures => _figures;

    /// <summary>Hits through fallback, by collection, week, language and document.</summary>
    public IReadOnlyDictionary<(CollectionId Collection, DateTimeOffset Week, LanguageTag Language, string DocumentId), long> Debt => _debt;

    /// <summary>Documents that searches found among their first hits in another language than their own, by collection and the queries' language.</summary>
    public IReadOnlySet<(CollectionId Collection, LanguageTag Language, string DocumentId)> Missed => _missed;

    /// <summary>Counts a search.</summary>
    public void Add(LoggedSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var record = search.Record;
        foreach (var span in Enum.GetValues<InsightSpan>())
        {
            var figures = In(record, span);
            figures.Add(record);
            foreach (var feedback in search.Feedback)
            {
                figures.AddFeedback(feedback.IsHelpful);
            }
        }

        foreach (var hit in record.Hits.Take(FirstHits).Where(h => h.Language != record.Language.Language))
        {
            _missed.Add((record.Collection, record.Language.Language, hit.DocumentId));
        }

        foreach (var hit in record.Hits.Where(h => h.Route == Route.Fallback))
        {
            var key = (record.Collection, Week(record.At), record.Language.Language, hit.DocumentId);
            _debt[key] = _debt.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Counts what is said about a search that was counted before.</summary>
    /// <param name="search">The search.</param>
    /// <param name="said">What is said.</param>
    /// <param name="before">What was said before about the same and no longer counts; null when nothing was.</param>
    public void AddFeedback(SearchRecord search, bool said, bool? before)
    {
        ArgumentNullException.ThrowIfNull(search);
        foreach (var span in Enum.GetValues<InsightSpan>())
        {
            var figures = In(search, span);
            figures.AddFeedback(said);
            if (before is { } old)
            {
                figures.AddFeedback(old, -1);
            }
        }
    }

    /// <summary>When the week of a time began: Monday, UTC.</summary>
    public static DateTimeOffset Week(DateTimeOffset time)
    {
        var day = InsightSpan.Day.Start(time);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    private InsightFigures In(SearchRecord record, InsightSpan span)
    {
        var key = (record.Collection, span, span.Start(record.At), record.Language.Language);
        return _figures.TryGetValue(key, out var figures) ? figures : _figures[key] = new();
    }
}
