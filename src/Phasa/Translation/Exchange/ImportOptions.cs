using Phasa.Languages;

namespace Phasa.Translation.Exchange;

/// <summary>How a file is imported.</summary>
public sealed record ImportOptions
{
    /// <summary>The language to import; null for what the file says.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>Whether translations of texts that have changed since are taken, as stale ones.</summary>
    public bool AcceptStale { get; init; }

    /// <summary>Whether nothing is written, and the report says what would be.</summary>
    public bool IsDryRun { get; init; }
}
