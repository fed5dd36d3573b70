using Phasa.Languages;

namespace Phasa.Search;

/// <summary>One route over the rows of one language, as planned.</summary>
/// <param name="Route">The route.</param>
/// <param name="Rows">The language of the rows.</param>
/// <param name="Reason">Why it is taken, where that needs saying.</param>
internal sealed record RouteStep(Route Route, LanguageTag Rows, string? Reason = null);
