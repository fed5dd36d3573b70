using Phasa.Languages;

namespace Phasa.Translation.Costs;

/// <summary>What was spent in a month on one document, or on queries, in one language with one provider.</summary>
/// <param name="Month">The month.</param>
/// <param name="Language">The language translated into.</param>
/// <param name="DocumentId">The document; null for queries.</param>
/// <param name="Provider">The provider's configured name.</param>
/// <param name="Currency">The currency of the costs; null for a provider without a price.</param>
/// <param name="Figures">What was spent.</param>
public sealed record SpendLine(SpendMonth Month, LanguageTag Language, string? DocumentId, string Provider, string? Currency, SpendFigures Figures);
