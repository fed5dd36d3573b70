using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Monitoring;

/// <summary>What one route of a logged search did.</summary>
/// <param name="Route">The route.</param>
/// <param name="Language">The language of its rows.</param>
/// <param name="Rows">Rows it compared.</param>
/// <param name="Best">The highest similarity among them, accepted or not, −1..1; null when there were none.</param>
/// <param name="Threshold">Its cut, −1..1.</param>
/// <param name="Accepted">Passages that met the cut, at most as many as the search asked for.</param>
public readonly record struct LoggedRoute(Route Route, LanguageTag Language, int Rows, float? Best, float Threshold, int Accepted);
