using Phasa.Languages;

namespace Phasa.Monitoring;

/// <summary>Which searches are looked for; all when nothing is set.</summary>
public sealed record SearchLogFilter
{
    /// <summary>Queries in this language only.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>Searches that came to this only.</summary>
    public SearchOutcome? Outcome { get; init; }

    /// <summary>Searches from then on only.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Searches before then only.</summary>
    public DateTimeOffset? Until { get; init; }
}
