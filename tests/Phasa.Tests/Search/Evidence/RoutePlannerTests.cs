using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Search.Evidence;
using Phasa.Separation;
using Phasa.Separation.Jobs;
using Phasa.Separation.Paths;
using Phasa.Separation.Verdicts;
using Phasa.TestSupport.Separation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Search.Evidence;

public sealed class RoutePlannerTests
{
    /// <summary>One Japanese passage translated into Lao, one that is not, one written in Lao, one in English.</summary>
    private static readonly CollectionSnapshot Sample = Snapshots.Of((Ja, [Lo], []), (Ja, [], []), (Lo, [], []), (En, [], []));

    [Fact]
    public void Plan_NothingMeasured_IsIndexAndFallback()
    {
        var steps = Plan(null, translates: true);
        Assert.Equal(["index lo", "fallback en", "fallback ja"], steps.Select(Show));
        Assert.Equal(["1 passage has no lo row yet", "1 passage has no lo row yet"], steps.Skip(1).Select(s => s.Reason));
    }

    [Theory]
    [InlineData(Verdict.Working, false)]
    [InlineData(Verdict.Weak, false)]
    [InlineData(Verdict.NotEnoughData, false)]
    [InlineData(Verdict.SurfaceOverlapOnly, true)]
    [InlineData(Verdict.Broken, true)]
    public async Task Plan_AcrossMeasured_TranslatesTheQueryOnlyWhereItIsBroken(Verdict across, bool translated)
    {
        var steps = Plan(Evidence(Figures.Condition("lo→ja", across), Figures.Condition("ja→ja", Verdict.Working)), translates: true);
        Assert.Equal(["index lo", "fallback en", translated ? "query-translation ja" : "fallback ja"], steps.Select(Show));
        Assert.Equal([1], await Snapshots.ReachedAsync(Sample, steps[2], Lo));
        if (translated)
        {
            Assert.Matches("^lo→ja measured (broken|no better than shared characters) on 2026-11-22: query translated; 1 passage has no lo row yet$", steps[2].Reason);
            Assert.Equal(("fallback ja", true), (Show(steps[2].Otherwise!), steps[2].Otherwise!.UncoveredOnly));
        }
    }

    [Fact]
    public void Plan_BrokenAndNoTranslator_FallsBackAndSaysWhy()
    {
        var steps = Plan(Evidence(Figures.Condition("lo→ja", Verdict.Broken)), translates: false);
        Assert.Equal(["index lo", "fallback en", "fallback ja"], steps.Select(Show));
        Assert.Equal("1 passage has no lo row yet; lo→ja measured broken on 2026-11-22, and no provider translates lo->ja", steps[2].Reason);
    }

    [Theory]
    [InlineData(Verdict.Broken, "fallback ja")]
    [InlineData(Verdict.SurfaceOverlapOnly, "query-translation ja")]
    [InlineData(Verdict.Weak, "query-translation ja")]
    public void Plan_SourceMeasuredWithinItself_DecidesWhetherATranslatedQueryHelps(Verdict within, string expected) =>
        Assert.Equal(expected, Show(Plan(Evidence(Figures.Condition("lo→ja", Verdict.Broken), Figures.Condition("ja→ja", within)), translates: true)[2]));

    [Fact]
    public void Plan_TranslatedQueriesMeasuredWorse_AreNotChosen()
    {
        var worse = Figures.Difference("lo", RetrievalPath.CrossLingual, RetrievalPath.QueryTranslation, 0.2);
        Assert.Equal("fallback ja", Show(Plan(Evidence([worse], Figures.Condition("lo→ja", Verdict.Broken)), translates: true)[2]));
        Assert.Equal("query-translation ja", Show(Plan(Evidence([worse with { Chance = 0.2 }], Figures.Condition("lo→ja", Verdict.Broken)), translates: true)[2]));
    }

    [Fact]
    public async Task Plan_IndexMeasuredWorseThanOriginals_GoesAcrossForThatSourceAlone()
    {
        var steps = Plan(Evidence([Figures.Difference("lo", RetrievalPath.Index, RetrievalPath.CrossLingual, -0.2)]), translates: true);

        Assert.Equal(["index lo", "fallback en", "cross-lingual ja"], steps.Select(Show));
        Assert.Equal([2], await Snapshots.ReachedAsync(Sample, steps[0], Lo));
        Assert.Equal([0, 1], (await Snapshots.ReachedAsync(Sample, steps[2], Lo)).Order());
        Assert.Contains("2026-11-22", steps[0].Reason, StringComparison.Ordinal);
        Assert.Contains("found less than ja originals", steps[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_PathsOfAnotherLanguageOrSourceOrByChance_ChangeNothing()
    {
        var worse = Figures.Difference("lo", RetrievalPath.Index, RetrievalPath.CrossLingual, -0.2);
        Assert.All(
            [Evidence([worse with { Language = Th }]), Evidence([worse with { Chance = 0.05 }]), Evidence([Figures.Difference("lo", RetrievalPath.Index, RetrievalPath.CrossLingual, 0.2)])],
            evidence => Assert.Equal(["index lo", "fallback en", "fallback ja"], Plan(evidence, translates: true).Select(Show)));
        var noneTranslated = Snapshots.Of((Ja, [], []), (Lo, [], []));
        Assert.Equal(["index lo", "fallback ja"], RoutePlanner.Plan(noneTranslated, Lo, RouteChoice.Auto, Evidence([worse]), _ => true).Select(Show));
    }

    [Fact]
    public void Plan_ForcedRoutes_AreGoneWhateverWasMeasured()
    {
        var evidence = Evidence(Figures.Condition("lo→ja", Verdict.Broken), Figures.Condition("lo→lo", Verdict.Broken));
        Assert.Equal(["index lo"], RoutePlanner.Plan(Sample, Lo, RouteChoice.Index, evidence, _ => true).Select(Show));
        Assert.Equal(["cross-lingual en", "cross-lingual ja", "cross-lingual lo"], RoutePlanner.Plan(Sample, Lo, RouteChoice.CrossLingual, evidence, _ => true).Select(Show));
        Assert.Equal(3, RoutePlanner.Plan(Sample, Lo, RouteChoice.QueryTranslation, evidence, _ => false).Count(s => s.Otherwise is null));
    }

    [Fact]
    public void Evidence_OfAnotherSpace_IsNone()
    {
        var kept = new KeptMeasurement(new(1), null, Figures.Of(Snapshots.Space with { Revision = "2" }));
        Assert.Null(MeasuredEvidence.Of(kept, Snapshots.Space));
        Assert.Null(MeasuredEvidence.Of(null, Snapshots.Space));
    }

    /// <summary>Promise 2, whatever there is and whatever was measured: every passage by exactly one of its current rows, also when nothing translates after all.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Plan_Auto_ReachesEveryPassageByExactlyOneRoute(int seed)
    {
        var random = new Random(seed);
        LanguageTag[] languages = [Ja, En, Th, Lo];
        var seen = new HashSet<string>();
        for (var run = 0; run < 2000; run++)
        {
            var passages = Enumerable.Range(0, random.Next(8)).Select(_ =>
            {
                var written = Any(languages);
                var others = languages.Where(l => l != written).ToLookup(_ => random.Next(3));
                return (written, others[0].ToArray(), others[1].ToArray());
            }).ToArray();
            var snapshot = Snapshots.Of(passages);
            var asked = Any([.. languages, LanguageTag.Parse("km")]);
            var evidence = random.Next(6) == 0 ? null : Evidence(
                [.. languages.Where(_ => random.Next(2) == 0).SelectMany(l => new[] { Difference(l, RetrievalPath.Index), Difference(l, RetrievalPath.QueryTranslation) })],
                [.. from q in languages from d in languages where random.Next(4) > 0 select Figures.Condition($"{q}→{d}", Any(Enum.GetValues<Verdict>()))]);
            var steps = RoutePlanner.Plan(snapshot, asked, RouteChoice.Auto, evidence, _ => random.Next(2) == 0);

            foreach (var plan in new[] { steps, [.. steps.Select(s => s.Otherwise ?? s)] })
            {
                var found = new List<(int Slot, RouteStep Step)>();
                foreach (var step in plan)
                {
                    found.AddRange((await Snapshots.ReachedAsync(snapshot, step, asked)).Select(slot => (slot, step)));
                }

                var reached = found.ToLookup(r => r.Slot, r => r.Step);
                for (var slot = 0; slot < passages.Length; slot++)
                {
                    // A stale row is searched beside the original that it no longer translates.
                    var isStale = passages[slot].Item3.Contains(asked);
                    Assert.Single(reached[slot], s => !(isStale && s.Route == Route.Index));
                }
            }

            seen.UnionWith(steps.Select(s => Show(s).Split(' ')[0]));
        }

        Assert.Equal(["cross-lingual", "fallback", "index", "query-translation"], seen.Order());

        T Any<T>(T[] of) => of[random.Next(of.Length)];

        PathDifference Difference(LanguageTag language, RetrievalPath path) =>
            Figures.Difference(language.Value, path, RetrievalPath.CrossLingual, random.Next(2) == 0 ? -0.2 : 0.2) with { Chance = random.Next(3) == 0 ? 0.5 : 0.01 };
    }

    private static IReadOnlyList<RouteStep> Plan(MeasuredEvidence? evidence, bool translates) => RoutePlanner.Plan(Sample, Lo, RouteChoice.Auto, evidence, _ => translates);

    private static MeasuredEvidence Evidence(params Phasa.Separation.Conditions.ConditionMeasurement[] conditions) => Evidence([], conditions);

    private static MeasuredEvidence Evidence(PathDifference[] paths, params Phasa.Separation.Conditions.ConditionMeasurement[] conditions)
    {
        var model = Figures.Model(Snapshots.Space, conditions) with { PathDifferences = paths };
        return MeasuredEvidence.Of(new(new(1), null, Figures.Of(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), model)), Snapshots.Space)!;
    }

    private static string Show(RouteStep step) => $"{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(step.Route.ToString())} {step.Rows}";
}
