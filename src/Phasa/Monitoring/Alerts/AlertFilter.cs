using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Monitoring.Alerts;

/// <summary>Which alerts are listed; a member that is null excludes none.</summary>
public sealed record AlertFilter
{
    /// <summary>Open ones, or closed ones.</summary>
    public AlertState? State { get; init; }

    /// <summary>Those of a collection.</summary>
    public CollectionId? Collection { get; init; }

    /// <summary>Those of a language.</summary>
    public LanguageTag? Language { get; init; }
}
