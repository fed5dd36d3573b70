using System.Globalization;
using Phasa.Collections;
using Phasa.Translation.Costs;

namespace Phasa.Dashboard.Translations.Costs;

/// <summary>What translations cost in the last months, and what they may.</summary>
/// <param name="Months">Sums by month, language and provider; the last month first.</param>
/// <param name="Budget">The budget of the month that runs.</param>
public sealed record CostView(IReadOnlyList<SpendSum> Months, BudgetState Budget)
{
    private const int Shown = 12;

    /// <summary>The currency that a budget would be in: the budget's own, else that of the prices.</summary>
    public string Currency => Budget.Limit?.Currency ?? Months.FirstOrDefault(m => m.Currency is not null)?.Currency ?? "USD";

    /// <summary>Reads them.</summary>
    public static async Task<CostView> ReadAsync(ITranslationLedger ledger, CollectionId collection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var month = SpendMonth.Of(now);
        var lines = await ledger.ReadAsync(collection, month.Add(1 - Shown), month, cancellationToken);
        var sums = SpendSum.Of(lines, SpendGrouping.Month | SpendGrouping.Language | SpendGrouping.Provider);
        return new([.. sums.OrderByDescending(s => s.Month!.Value.Start)], await ledger.BudgetAsync(collection, month, cancellationToken));
    }

    /// <summary>A sum as the page writes it: <c>0.0123 USD</c>; a dash for a provider without a price.</summary>
    public static string Sum(decimal amount, string? currency) =>
        currency is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.00##} {currency}");
}
