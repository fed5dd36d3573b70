using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Monitoring.Alerts.Drift;

/// <summary>How the searches of a language stand to what is normal. Each search that is counted into the insights moves it, once and in order.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Language">The queries' language.</param>
public sealed record DriftState(CollectionId Collection, LanguageTag Language)
{
    /// <summary>The space that the similarities lie in, by its id; another one is another normal. Empty before the first look.</summary>
    public string Space { get; init; } = "";

    /// <summary>What is normal; null until enough is known.</summary>
    public DriftBaseline? Baseline { get; init; }

    /// <summary>Days that began before it say nothing of what is normal, UTC.</summary>
    public DateTimeOffset NormalSince { get; init; }

    /// <summary>Searches without a hit.</summary>
    public Cusum Misses { get; init; } = new();

    /// <summary>Searches answered through fallback.</summary>
    public Cusum Fallback { get; init; } = new();

    /// <summary>Top similarities.</summary>
    public Cusum Similarity { get; init; } = new();

    /// <summary>The sum of a signal.</summary>
    public Cusum Of(DriftSignal signal) => signal switch
    {
        DriftSignal.Misses => Misses,
        DriftSignal.Fallback => Fallback,
        _ => Similarity,
    };

    /// <summary>As if nothing had been seen: what comes from now on is normal.</summary>
    /// <param name="space">The space from now on.</param>
    /// <param name="now">Now, UTC.</param>
    public DriftState Anew(string space, DateTimeOffset now) => new(Collection, Language) { Space = space, NormalSince = now };
}
