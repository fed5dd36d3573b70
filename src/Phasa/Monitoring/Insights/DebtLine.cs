using Phasa.Languages;

namespace Phasa.Monitoring.Insights;

/// <summary>A document that searches in a language were given through fallback.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Language">The queries' language.</param>
/// <param name="Hits">Hits on it through fallback.</param>
public sealed record DebtLine(string DocumentId, LanguageTag Language, long Hits);
