using Phasa.Translation.Costs;

namespace Phasa.Relational.Costs;

/// <summary>What is added to the books at once, as the columns have it.</summary>
internal sealed record SpentLine
{
    public required long Collection { get; init; }

    public required string Month { get; init; }

    public required string Language { get; init; }

    public required string Document { get; init; }

    public required string Provider { get; init; }

    public string Currency { get; init; } = "";

    public long Calls { get; init; }

    public long UnconfirmedCalls { get; init; }

    public long Texts { get; init; }

    public long Characters { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public long Nano { get; init; }

    public long UnconfirmedNano { get; init; }

    /// <summary>A line without figures.</summary>
    public static SpentLine Of(Spender spender, string provider, SpendMonth month) => new()
    {
        Collection = spender.Collection.Value,
        Month = month.ToString(),
        Language = spender.Language.Value,
        Document = spender.Document?.Id ?? "",
        Provider = provider,
    };

    /// <summary>A call that nobody knows the end of, at the most that was held for it.</summary>
    public static SpentLine Unconfirmed(HeldCall held) => Of(held) with
    {
        UnconfirmedCalls = 1,
        Characters = held.Characters,
        InputTokens = held.InputTokens,
        OutputTokens = held.OutputTokens,
        UnconfirmedNano = held.Nano,
    };

    /// <summary>A call that was answered. It counts for the month in which it began.</summary>
    public static SpentLine Confirmed(HeldCall held, Spending spent) => Of(held) with
    {
        Currency = spent.Cost?.Currency ?? "",
        Calls = 1,
        Characters = spent.Usage.Characters,
        InputTokens = spent.Usage.InputTokens,
        OutputTokens = spent.Usage.OutputTokens,
        Nano = Costs.Nano.Of(spent.Cost?.Amount ?? 0),
    };

    private static SpentLine Of(HeldCall held) => new()
    {
        Collection = held.Collection,
        Month = held.Month,
        Language = held.Language,
        Document = held.Document,
        Provider = held.Provider,
        Currency = held.Currency,
    };
}
