namespace Phasa.Translation.Costs;

/// <summary>What was spent.</summary>
/// <param name="Calls">Calls that were answered.</param>
/// <param name="UnconfirmedCalls">Calls whose answer never came, though the provider may charge for them: cut off, or the process died.</param>
/// <param name="Texts">Translations that were accepted.</param>
/// <param name="Characters">Characters of originals, by the provider's figures where it tells them.</param>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens answered.</param>
/// <param name="Cost">The price of the answered calls.</param>
/// <param name="UnconfirmedCost">The most that the unconfirmed calls can have cost.</param>
public sealed record SpendFigures(
    long Calls, long UnconfirmedCalls, long Texts, long Characters, long InputTokens, long OutputTokens, decimal Cost, decimal UnconfirmedCost)
{
    /// <summary>Nothing.</summary>
    public static SpendFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static SpendFigures operator +(SpendFigures a, SpendFigures b) => new(
        a.Calls + b.Calls, a.UnconfirmedCalls + b.UnconfirmedCalls, a.Texts + b.Texts, a.Characters + b.Characters,
        a.InputTokens + b.InputTokens, a.OutputTokens + b.OutputTokens, a.Cost + b.Cost, a.UnconfirmedCost + b.UnconfirmedCost);
}
