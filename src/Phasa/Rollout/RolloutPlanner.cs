using Phasa.Languages;

namespace Phasa.Rollout;

/// <summary>Puts what could be translated in the order of expected gain per cost, and takes from it what a budget allows.</summary>
public static class RolloutPlanner
{
    /// <summary>Makes a plan.</summary>
    /// <param name="open">What could be translated.</param>
    /// <param name="traffic">What was asked in each language.</param>
    /// <param name="documents">How many documents the collection has, translated ones too.</param>
    /// <param name="chances">How likely searches of a language find what they are for, by language asked in and language written in.</param>
    /// <param name="cost">What a translation takes.</param>
    /// <param name="budget">The most that may be spent, in the currency of all prices; null for no limit.</param>
    /// <param name="days">How many days the traffic is of.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: a budget where prices are missing or of several currencies.</exception>
    public static RolloutPlan Plan(
        IReadOnlyCollection<OpenTranslation> open,
        IReadOnlyDictionary<LanguageTag, LanguageTraffic> traffic,
        int documents,
        Func<LanguageTag, LanguageTag, HitChances> chances,
        Func<OpenTranslation, PlanCost> cost,
        decimal? budget,
        int days)
    {
        var demand = new DemandModel(traffic, documents);
        List<PlanLine> lines = [.. open.Select(o => new PlanLine(o, cost(o), demand.Of(o, chances(o.Language, o.Source))))];
        if (budget is not null)
        {
            RequireOneCurrency(lines);
        }

        // Where money is not known for all, length stands for it: providers charge by it. Without traffic, severity decides.
        var byMoney = lines.TrueForAll(l => l.Cost.Money > 0) && lines.Select(l => l.Cost.Currency).Distinct().Count() <= 1;
        double Price(PlanLine line) => byMoney ? (double)line.Cost.Money!.Value : line.Open.Characters;
        var ranked = lines
            .OrderByDescending(l => l.Evidence.Gain / Math.Max(Price(l), double.Epsilon))
            .ThenByDescending(l => l.Evidence.Chances.Severity)
            .ThenBy(l => l.Open.Characters)
            .ThenBy(l => l.Open.DocumentId, StringComparer.Ordinal)
            .ThenBy(l => l.Open.Language.Value, StringComparer.Ordinal);
        var taken = Affordable(ranked, budget);
        return new(days, taken, lines.Count - taken.Count, [.. Outlooks(taken, lines, traffic)]);
    }

    /// <summary>Lines in their order, each that what is left still pays for: a dear one does not keep cheaper ones out.</summary>
    private static List<PlanLine> Affordable(IEnumerable<PlanLine> ranked, decimal? budget)
    {
        var (taken, left) = (new List<PlanLine>(), budget ?? decimal.MaxValue);
        foreach (var line in ranked)
        {
            var price = line.Cost.Money ?? 0;
            if (price <= left)
            {
                taken.Add(line);
                left -= price;
            }
        }

        return taken;
    }

    private static IEnumerable<LanguageOutlook> Outlooks(List<PlanLine> taken, List<PlanLine> lines, IReadOnlyDictionary<LanguageTag, LanguageTraffic> traffic)
    {
        foreach (var language in lines.Select(l => l.Open.Language).Distinct().OrderBy(l => l.Value, StringComparer.Ordinal))
        {
            var asked = traffic.GetValueOrDefault(language) ?? LanguageTraffic.None(language);
            var own = lines.Where(l => l.Open.Language == language).ToList();
            var (chanceOwn, chanceAcross) = (own.Average(l => l.Evidence.Chances.Own), own.Average(l => l.Evidence.Chances.Across));
            var found = (asked.Own * chanceOwn) + (asked.Fallback * chanceAcross);
            var gain = taken.Where(l => l.Open.Language == language).Sum(l => l.Evidence.Gain);
            yield return asked.Searches == 0
                ? new(language, 0, 0, 0, null, null)
                : new(language, asked.Searches, asked.Fallback, asked.Zero, found / asked.Searches, Math.Min(1, (found + gain) / asked.Searches));
        }
    }

    private static void RequireOneCurrency(List<PlanLine> lines)
    {
        if (lines.Find(l => l.Cost.Money is null) is { } unpriced)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest,
                unpriced.Cost.Provider is { } provider
                    ? $"A budget needs prices, and the provider '{provider}' has none."
                    : $"A budget needs prices, and no provider translates {unpriced.Open.Source} into {unpriced.Open.Language}.",
                unpriced.Cost.Provider is { } name
                    ? $"Set Translation:Prices:{name}, or leave the budget out."
                    : "Configure one under Translation:providers, or leave the budget or the language out.")
            { Location = "budget" };
        }

        if (lines.Select(l => l.Cost.Currency).Distinct().Count() > 1)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, "A budget needs one currency, and the providers' prices have several.", "Give all prices in one currency, or plan one language at a time.")
            { Location = "budget" };
        }
    }
}
