using Phasa.Languages;
using Phasa.Rollout;

namespace Phasa.Tests.Rollout;

public sealed class RolloutPlannerTests
{
    private static readonly LanguageTag Ja = LanguageTag.Parse("ja");
    private static readonly LanguageTag En = LanguageTag.Parse("en");
    private static readonly LanguageTag Lo = LanguageTag.Parse("lo");
    private static readonly HitChances Measured = new(0.9, 0.5, IsMeasured: true);

    [Fact]
    public void Plan_OneDocument_CountsWhatIsAboutItByHand()
    {
        // 8 documents; English users were given "a" 3 times out of 12 in their own language: π(a) = (3 + 1) ÷ (8 + 12) = 0.2.
        var traffic = Traffic(
            new LanguageTraffic(En, 12, 0, 0, new Dictionary<string, int> { ["a"] = 3, ["b"] = 9 }, new Dictionary<string, int>()),
            new LanguageTraffic(Lo, 0, 10, 5, new Dictionary<string, int>(), new Dictionary<string, int> { ["a"] = 4, ["b"] = 6 }));
        var line = Assert.Single(Plan([Open("a", Lo, 100)], traffic).Lines);

        // Given: 0.5 · 4 are right; the other half of all 10 is about "a" by π; so are the 5 without a hit.
        var (fallback, zero) = ((0.5 * 4) + (0.5 * 0.2 * 10), 0.2 * 5);
        Assert.Equal((4, 3), (line.Evidence.FallbackHits, line.Evidence.FirstHits));
        Assert.Equal(fallback + zero, line.Evidence.Searches, 1e-9);
        Assert.Equal((fallback * 0.4) + (zero * 0.9), line.Evidence.Gain, 1e-9);

        // Two of four passages are there already: half of it.
        var half = Assert.Single(Plan([Open("a", Lo, 100) with { Passages = 4, Missing = 2 }], traffic).Lines);
        Assert.Equal(line.Evidence.Gain / 2, half.Evidence.Gain, 1e-9);
    }

    [Fact]
    public void Plan_Outlook_IsWhatSearchesFindNowAndThen()
    {
        var traffic = Traffic(new LanguageTraffic(Lo, 2, 10, 8, new Dictionary<string, int> { ["z"] = 2 }, new Dictionary<string, int> { ["a"] = 10 }));
        var plan = Plan([Open("a", Lo, 100)], traffic);
        var outlook = Assert.Single(plan.Languages);
        Assert.Equal((20, 10, 8), (outlook.Searches, outlook.Fallback, outlook.Zero));
        Assert.Equal(((2 * 0.9) + (10 * 0.5)) / 20, outlook.HitRate!.Value, 1e-9);
        Assert.Equal(outlook.HitRate.Value + (plan.Lines[0].Evidence.Gain / 20), outlook.HitRateAfter!.Value, 1e-9);
    }

    [Fact]
    public void Plan_SameGain_CheaperFirst_AndSameCost_MoreAskedFirst()
    {
        var traffic = Traffic(new LanguageTraffic(Lo, 0, 6, 0, new Dictionary<string, int>(), new Dictionary<string, int> { ["dear"] = 2, ["cheap"] = 2, ["rare"] = 1, ["often"] = 1 + 4 }));
        Assert.Equal(["cheap", "dear"], Order(Plan([Open("dear", Lo, 900), Open("cheap", Lo, 100)], traffic)));
        Assert.Equal(["often", "rare"], Order(Plan([Open("rare", Lo, 100), Open("often", Lo, 100)], traffic)));
    }

    [Fact]
    public void Plan_NobodyAsked_TakesTheWorstServedLanguageFirst()
    {
        var open = new[] { Open("a", En, 10), Open("a", Lo, 500), Open("b", Lo, 400) };
        var plan = RolloutPlanner.Plan(open, Traffic(), 5, (language, _) => language == Lo ? new(0.8, 0, true) : new(0.8, 0.7, true), Priced, null, 30);
        Assert.Equal([("b", Lo), ("a", Lo), ("a", En)], plan.Lines.Select(l => (l.Open.DocumentId, l.Open.Language)));
        Assert.All(plan.Languages, l => Assert.Null(l.HitRate));
    }

    [Fact]
    public void Plan_WithABudget_NeverExceedsItAndFillsItWithWhatFits()
    {
        var asked = Enumerable.Range(0, 40).ToDictionary(i => $"d{i:D2}", i => i * 7 % 11);
        var traffic = Traffic(new LanguageTraffic(Lo, 0, asked.Values.Sum(), 0, new Dictionary<string, int>(), asked));
        OpenTranslation[] open = [.. asked.Keys.Select((id, i) => Open(id, Lo, 100 + (i * 37 % 500)))];
        foreach (var budget in new[] { 0m, 0.5m, 3m, 1000m })
        {
            var plan = RolloutPlanner.Plan(open, traffic, 40, (_, _) => Measured, Priced, budget, 30);
            var spent = plan.Total.Money ?? 0;
            Assert.InRange(spent, 0, budget);
            Assert.Equal(open.Length, plan.Lines.Count + plan.Left);
            var taken = plan.Lines.Select(l => l.Open.DocumentId).ToHashSet();
            Assert.All(open.Where(o => !taken.Contains(o.DocumentId)), o => Assert.True(Priced(o).Money > budget - spent));
        }
    }

    [Fact]
    public void Plan_BudgetWithoutPrices_IsRefusedWithTheSettingToMake()
    {
        var unpriced = Assert.Throws<PhasaException>(() => RolloutPlanner.Plan([Open("a", Lo, 1)], Traffic(), 1, (_, _) => Measured, _ => new(1, 1, null, null, "deepl"), 5, 30));
        Assert.Equal((ErrorCodes.InvalidRequest, "budget"), (unpriced.Code, unpriced.Location));
        Assert.Contains("Translation:Prices:deepl", unpriced.NextStep, StringComparison.Ordinal);
        Assert.Contains("ja into lo", Assert.Throws<PhasaException>(() => RolloutPlanner.Plan([Open("a", Lo, 1)], Traffic(), 1, (_, _) => Measured, _ => default, 5, 30)).Message, StringComparison.Ordinal);

        var two = Assert.Throws<PhasaException>(() => RolloutPlanner.Plan(
            [Open("a", Lo, 1), Open("b", Lo, 2)], Traffic(), 2, (_, _) => Measured, o => new(1, 1, 1, o.DocumentId == "a" ? "EUR" : "USD", "p"), 5, 30));
        Assert.Contains("currency", two.Message, StringComparison.Ordinal);
    }

    private static OpenTranslation Open(string id, LanguageTag language, long characters) => new(id, id, Ja, language, 1, 1, characters);

    private static PlanCost Priced(OpenTranslation open) => new(open.Characters, open.Characters, open.Characters / 1000m, "EUR", "p");

    private static RolloutPlan Plan(OpenTranslation[] open, Dictionary<LanguageTag, LanguageTraffic> traffic) =>
        RolloutPlanner.Plan(open, traffic, 8, (_, _) => Measured, Priced, null, 30);

    private static Dictionary<LanguageTag, LanguageTraffic> Traffic(params LanguageTraffic[] traffic) => traffic.ToDictionary(t => t.Language);

    private static IEnumerable<string> Order(RolloutPlan plan) => plan.Lines.Select(l => l.Open.DocumentId);
}
