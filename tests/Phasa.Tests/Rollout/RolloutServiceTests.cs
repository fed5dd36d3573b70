using Phasa.Collections;
using Phasa.Documents;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Rollout;
using Phasa.Search;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Rollout;

public sealed class RolloutServiceTests
{
    private static readonly LanguageTag Ja = LanguageTag.Parse("ja");
    private static readonly LanguageTag Lo = LanguageTag.Parse("lo");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plan_OfACollection_TakesWhatIsMissingAndWhatWasAskedLately()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(kb, Japanese("asked", "パスワードを忘れたとき"));
        await bench.Documents.PutAsync(kb, Japanese("quiet", "請求書をお客様に送るとき"));
        await bench.Documents.PutAsync(kb, Japanese("there", "休暇を申請する", (Lo, "ຂໍລາພັກ")));

        // More than a page of the log, and one search that is too old to count.
        await LogAsync(bench, kb, [.. Enumerable.Range(0, 1_200).Select(i => Search(bench, kb, bench.Time.GetUtcNow().AddMinutes(-i), i % 3 == 0 ? null : "asked")), Search(bench, kb, bench.Time.GetUtcNow().AddDays(-31), "quiet")]);
        var plan = await bench.Get<RolloutService>().PlanAsync(kb, cancellationToken: Stop);

        Assert.Equal(["asked", "quiet"], plan.Lines.Select(l => l.Open.DocumentId));
        Assert.All(plan.Lines, l => Assert.Equal((Lo, null, null), (l.Open.Language, l.Cost.Money, l.Cost.Provider)));
        Assert.Equal((800, 0), (plan.Lines[0].Evidence.FallbackHits, plan.Lines[1].Evidence.FallbackHits));
        Assert.Equal((1_200, 800, 400), (plan.Languages[0].Searches, plan.Languages[0].Fallback, plan.Languages[0].Zero));
        Assert.Equal("パスワードを忘れたとき".Length, plan.Lines[0].Open.Characters);
        Assert.True(plan.Lines[0].Cost.StorageBytes > kb.Space.Dimensions * 9);

        await Assert.ThrowsAsync<PhasaException>(() => bench.Get<RolloutService>().PlanAsync(kb, LanguageTag.Parse("km"), cancellationToken: Stop));
        Assert.Empty((await bench.Get<RolloutService>().PlanAsync(kb, Ja, cancellationToken: Stop)).Lines);
    }

    [Fact]
    public async Task Apply_QueuesWhatWasGivenUp()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(kb, Japanese("a", "パスワードを忘れたとき"));
        await bench.WorkAsync();
        Assert.Equal(TranslationState.Parked, await StateAsync(bench, kb, "a"));

        var rollout = bench.Get<RolloutService>();
        Assert.Equal(1, (await rollout.ApplyAsync(kb, await rollout.PlanAsync(kb, cancellationToken: Stop), Stop)).Queued);
        Assert.Equal(TranslationState.Queued, await StateAsync(bench, kb, "a"));
    }

    private static async Task<TranslationState> StateAsync(Workbench bench, Collection kb, string id) =>
        (await bench.Store.Documents.SummarizeAsync(kb.Id, id, Stop))!.Languages.Single(l => l.Language == Lo).State;

    private static async Task LogAsync(Workbench bench, Collection kb, SearchRecord[] searches) => await bench.Store.Searches.AppendAsync(searches, [], Stop);

    /// <summary>A Lao search that was given a Japanese document, or nothing.</summary>
    private static SearchRecord Search(Workbench bench, Collection kb, DateTimeOffset at, string? document) => new()
    {
        Id = Guid.CreateVersion7(at),
        Collection = kb.Id,
        At = at,
        Language = new(Lo, LanguageSource.Script),
        Routes = [],
        Hits = document is null ? [] : [new(new(1), document, Route.Fallback, Ja, 0.3f)],
        HitCount = document is null ? 0 : 1,
        Times = new(default),
        Space = kb.Space,
    };
}
