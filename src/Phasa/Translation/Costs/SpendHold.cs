namespace Phasa.Translation.Costs;

/// <summary>What a store answers to a call that somebody wants to make.</summary>
/// <param name="Id">The hold to settle; null when the budget does not have it.</param>
/// <param name="Budget">The budget of the month, this hold among what is held.</param>
public sealed record SpendHold(long? Id, BudgetState Budget);
