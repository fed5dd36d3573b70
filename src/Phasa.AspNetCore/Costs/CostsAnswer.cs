using System.Text.Json.Serialization;
using Phasa.Translation.Costs;

namespace Phasa.AspNetCore.Costs;

/// <summary>What translations cost.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="Lines">Sums, told apart as asked for.</param>
/// <param name="Budget">The budget of the month that runs.</param>
internal sealed record CostsAnswer(string From, string To, IReadOnlyList<CostLineAnswer> Lines, BudgetAnswer Budget);

/// <summary>A sum. What it was not asked to be told apart by is absent.</summary>
internal sealed record CostLineAnswer
{
    /// <summary>The month.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Month { get; init; }

    /// <summary>The language translated into.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>The document; empty for queries.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DocumentId { get; init; }

    /// <summary>The provider's configured name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Provider { get; init; }

    /// <summary>Calls that were answered.</summary>
    public required long Calls { get; init; }

    /// <summary>Calls whose answer never came, though the provider may charge for them.</summary>
    public required long UnconfirmedCalls { get; init; }

    /// <summary>Translations that were accepted; headings and titles count as well as passages.</summary>
    public required long Texts { get; init; }

    /// <summary>Characters of originals.</summary>
    public required long Characters { get; init; }

    /// <summary>Tokens sent.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Tokens answered.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>The price of the answered calls; null without a price.</summary>
    public required decimal? Cost { get; init; }

    /// <summary>The most that the unconfirmed calls can have cost; null without a price.</summary>
    public required decimal? UnconfirmedCost { get; init; }

    /// <summary>The currency of both.</summary>
    public required string? Currency { get; init; }

    public static CostLineAnswer Of(SpendSum sum) => new()
    {
        Month = sum.Month?.ToString(),
        Language = sum.Language?.Value,
        DocumentId = sum.DocumentId,
        Provider = sum.Provider,
        Calls = sum.Figures.Calls,
        UnconfirmedCalls = sum.Figures.UnconfirmedCalls,
        Texts = sum.Figures.Texts,
        Characters = sum.Figures.Characters,
        InputTokens = sum.Figures.InputTokens,
        OutputTokens = sum.Figures.OutputTokens,
        Cost = sum.Currency is null ? null : sum.Figures.Cost,
        UnconfirmedCost = sum.Currency is null ? null : sum.Figures.UnconfirmedCost,
        Currency = sum.Currency,
    };
}
