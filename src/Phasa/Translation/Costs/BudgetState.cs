namespace Phasa.Translation.Costs;

/// <summary>A collection's budget in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Limit">The most that may be spent in each month; null for no limit.</param>
/// <param name="Spent">What has been spent, unconfirmed calls at the most they can have cost; in the limit's currency, 0 without one.</param>
/// <param name="Held">What calls under way can cost at most.</param>
public sealed record BudgetState(SpendMonth Month, Money? Limit, decimal Spent, decimal Held)
{
    /// <summary>What is left for further calls; null without a limit.</summary>
    public decimal? Left => Limit is null ? null : Math.Max(0, Limit.Amount - Spent - Held);
}
