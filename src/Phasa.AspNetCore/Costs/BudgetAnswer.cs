using Phasa.Translation.Costs;

namespace Phasa.AspNetCore.Costs;

/// <summary>What may be spent, and was.</summary>
/// <param name="Month">The month that runs.</param>
/// <param name="Monthly">The most that may be spent in a month; null for no limit, and so are the others.</param>
/// <param name="Currency">The currency of all sums.</param>
/// <param name="Spent">What was spent this month, unconfirmed calls at the most they can have cost.</param>
/// <param name="Held">What calls under way can cost at most.</param>
/// <param name="Left">What is left for further calls.</param>
internal sealed record BudgetAnswer(string Month, decimal? Monthly, string? Currency, decimal? Spent, decimal? Held, decimal? Left)
{
    public static BudgetAnswer Of(BudgetState budget) => budget.Limit is { } limit
        ? new(budget.Month.ToString(), limit.Amount, limit.Currency, budget.Spent, budget.Held, budget.Left)
        : new(budget.Month.ToString(), null, null, null, null, null);
}

/// <summary>A budget to set.</summary>
/// <param name="Monthly">The most that may be spent in a month, 0 or more.</param>
/// <param name="Currency">Its currency, that of the configured prices, e.g. USD.</param>
internal sealed record BudgetSetting(decimal Monthly, string Currency = "USD");
