using Phasa.Languages;

namespace Phasa.Translation.Costs;

/// <summary>What lines of the books come to. What they were not told apart by is null.</summary>
/// <param name="Month">The month.</param>
/// <param name="Language">The language translated into.</param>
/// <param name="DocumentId">The document; empty for queries.</param>
/// <param name="Provider">The provider's configured name.</param>
/// <param name="Currency">The currency of the costs; null without a price.</param>
/// <param name="Figures">What was spent.</param>
public sealed record SpendSum(SpendMonth? Month, LanguageTag? Language, string? DocumentId, string? Provider, string? Currency, SpendFigures Figures)
{
    /// <summary>Adds lines up, in the order in which they come.</summary>
    public static IReadOnlyList<SpendSum> Of(IEnumerable<SpendLine> lines, SpendGrouping by) =>
        [.. lines.GroupBy(l => new SpendSum(
            by.HasFlag(SpendGrouping.Month) ? l.Month : null,
            by.HasFlag(SpendGrouping.Language) ? l.Language : null,
            by.HasFlag(SpendGrouping.Document) ? l.DocumentId ?? "" : null,
            by.HasFlag(SpendGrouping.Provider) ? l.Provider : null,
            l.Currency, SpendFigures.None)).Select(g => g.Key with { Figures = g.Aggregate(SpendFigures.None, (sum, l) => sum + l.Figures) })];
}
