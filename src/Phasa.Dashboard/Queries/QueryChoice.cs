using System.Globalization;
using Phasa.Dashboard.Parts;
using Phasa.Languages;
using Phasa.Monitoring;

namespace Phasa.Dashboard.Queries;

/// <summary>Which queries are shown and in which order, as the address says it.</summary>
public sealed record QueryChoice
{
    /// <summary>How a moment stands in the address and in the browser's own field: UTC, to the minute.</summary>
    public const string MomentFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Those in one language; all when null.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>Those that came to this.</summary>
    public QueryOutcome Outcome { get; init; }

    /// <summary>The cosine that a similarity lies below to be low, −1..1; null for the threshold that each was searched with.</summary>
    public float? Below { get; init; }

    /// <summary>Those of this time.</summary>
    public QuerySpan Span { get; init; }

    /// <summary>From then on, with <see cref="QuerySpan.Between"/>.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until then, with <see cref="QuerySpan.Between"/>.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Their order.</summary>
    public QueryOrder Order { get; init; }

    /// <summary>Whether they stand in the opposite order.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Whether the order is that of the log, so that it need not be read further than it is shown.</summary>
    public bool IsAsLogged => Outcome != QueryOutcome.Low && Order == QueryOrder.Last && !IsReversed;

    /// <summary>What of it the log itself can choose by.</summary>
    public SearchLogFilter Filter(DateTimeOffset now) => new()
    {
        Language = Language,
        Outcome = Outcome == QueryOutcome.Zero ? SearchOutcome.Zero : null,
        From = Span switch
        {
            QuerySpan.Hour => now.AddHours(-1),
            QuerySpan.Day => now.AddDays(-1),
            QuerySpan.Week => now.AddDays(-7),
            QuerySpan.Between => From,
            _ => null,
        },
        Until = Span == QuerySpan.Between ? Until : null,
    };

    /// <summary>The chosen ones of what the log gave, in order.</summary>
    public IReadOnlyList<AskedQuery> Of(IReadOnlyList<AskedQuery> logged)
    {
        var chosen = logged.Where(q => Outcome != QueryOutcome.Low || Similarities.IsLow(q.Last.Record, Below));
        var ordered = Order switch
        {
            QueryOrder.Asked => chosen.OrderByDescending(q => q.Searches),
            QueryOrder.Similarity => chosen.OrderBy(q => q.Last.Record.Best ?? float.MaxValue),
            _ => chosen.OrderByDescending(q => q.Last.Position.At).ThenByDescending(q => q.Last.Position.Key),
        };
        return IsReversed ? [.. ordered.Reverse()] : [.. ordered];
    }

    /// <summary>A moment in UTC, or null.</summary>
    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    /// <summary>A member of an enumeration by the name that the address has for it; the first where it is none.</summary>
    public static T Member<T>(string? name)
        where T : struct, Enum => Enum.GetValues<T>().FirstOrDefault(m => Figures.Name(m) == name);
}
