namespace Phasa.Rollout;

/// <summary>What the lines of a plan take together.</summary>
/// <param name="Documents">Documents and languages to translate.</param>
/// <param name="Characters">Code points to translate, about.</param>
/// <param name="Tokens">Tokens of a language model, in and out, about.</param>
/// <param name="StorageBytes">Bytes that the store and the index grow by, about.</param>
/// <param name="Money">The price; null when a line has none, or the lines have several currencies.</param>
/// <param name="Currency">Its currency.</param>
public sealed record PlanTotal(int Documents, long Characters, long Tokens, long StorageBytes, decimal? Money, string? Currency)
{
    /// <summary>The total of some lines.</summary>
    public static PlanTotal Of(IReadOnlyCollection<PlanLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var currencies = lines.Select(l => l.Cost.Currency).Distinct().ToList();
        var isPriced = lines.All(l => l.Cost.Money is not null) && currencies.Count == 1;
        return new(
            lines.Count, lines.Sum(l => l.Open.Characters), lines.Sum(l => l.Cost.Tokens), lines.Sum(l => l.Cost.StorageBytes),
            isPriced ? lines.Sum(l => l.Cost.Money) : null, isPriced ? currencies[0] : null);
    }
}
