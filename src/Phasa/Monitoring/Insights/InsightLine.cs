using Phasa.Languages;

namespace Phasa.Monitoring.Insights;

/// <summary>What the searches in one language came to in one span of time.</summary>
/// <param name="Start">When the span begins, UTC.</param>
/// <param name="Language">The queries' language.</param>
/// <param name="Figures">What they came to.</param>
public sealed record InsightLine(DateTimeOffset Start, LanguageTag Language, InsightFigures Figures);
