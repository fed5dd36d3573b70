using Phasa.Languages;

namespace Phasa.Search;

/// <summary>One route over the rows of one language, as planned.</summary>
/// <param name="Route">The route.</param>
/// <param name="Rows">The language of the rows.</param>
/// <param name="Reason">Why it is taken, where that needs saying.</param>
internal sealed record RouteStep(Route Route, LanguageTag Rows, string? Reason = null)
{
    /// <summary>Whether passages that have a current row in the query's language are left out, because another route reaches them.</summary>
    public bool UncoveredOnly { get; init; }

    /// <summary>Passages written in that language are left out, because another route reaches them.</summary>
    public LanguageTag? ExceptWritten { get; init; }

    /// <summary>What reaches the same passages if this route cannot be gone; null where its failure fails the search.</summary>
    public RouteStep? Otherwise { get; init; }
}
