using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Rollout.Past;
using Phasa.Search;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Collections;

/// <summary>What every store does about the policies of languages, and the plans that were carried out.</summary>
public abstract class LanguagePolicyConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task SetPolicies_ThenReopen_GivesThemBack()
    {
        await PolicyAsync(LanguagePolicy.OnDemand);
        await ReopenAsync();

        var kb = await Store.Collections.FindAsync("kb", Stop);
        Assert.Equal((LanguagePolicy.OnDemand, LanguagePolicy.All), (kb!.PolicyOf(Lao), kb.PolicyOf(Japanese)));
        Assert.Equal(LanguagePolicy.OnDemand, (await Store.Collections.SetLanguagesAsync("kb", [Lao, Japanese, English], Stop)).PolicyOf(Lao));
        Assert.Equal(LanguagePolicy.All, (await Store.Collections.SetPoliciesAsync("kb", Of(LanguagePolicy.All), Stop)).PolicyOf(Lao));
    }

    [Fact]
    public async Task SetPolicies_OfWhatIsNotThere_IsRefused()
    {
        await CollectionAsync();
        await RefusedAsync(ErrorCodes.LanguageNotInCollection, () => Store.Collections.SetPoliciesAsync("kb", Of(LanguagePolicy.Off), Stop));
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => Store.Collections.SetPoliciesAsync("other", Of(LanguagePolicy.Off), Stop));
    }

    [Theory]
    [InlineData(LanguagePolicy.All, true, 1)]
    [InlineData(LanguagePolicy.Planned, false, 1)]
    [InlineData(LanguagePolicy.OnDemand, false, 1)]
    [InlineData(LanguagePolicy.Off, false, 0)]
    public async Task Write_Document_IsQueuedByItsPolicy(LanguagePolicy policy, bool isQueued, int onCall)
    {
        var kb = await PolicyAsync(policy);
        await WriteAsync(kb, New("a", "一"));

        Assert.Equal(isQueued ? [Lao] : [], await QueuedAsync());
        Assert.Equal(isQueued ? TranslationState.Queued : TranslationState.Missing, (await StateAsync(kb, "a", Lao)).State);
        Assert.Equal(0, await Store.Jobs.RequeueAsync(kb.Id, null, null, Stop));
        Assert.Equal(0, await Store.Jobs.RequeueAsync(kb.Id, null, Lao, Stop));
        Assert.Equal(isQueued ? 0 : onCall, await Store.Jobs.RequeueAsync(kb.Id, "a", Lao, Stop));
    }

    [Fact]
    public async Task Write_DocumentThatHasBegunToHaveTheLanguage_IsKeptUpToDate()
    {
        var kb = await PolicyAsync(LanguagePolicy.Planned);
        var old = await WriteAsync(kb, New("a", "一", "二"));
        await Store.Jobs.RequeueAsync(kb.Id, "a", Lao, Stop);
        var done = await WriteAsync(kb, Into(old, Lao, Machine(Lao, "ໜຶ່ງ"), Machine(Lao, "ສອງ")) with { Title = MachineTitle(Lao, "ຫົວຂໍ້"), Lease = (await LeaseAsync()).Lease });
        Assert.Empty(await QueuedAsync());

        await WriteAsync(kb, Next(done, "一", "三"));

        Assert.Equal([Lao], await QueuedAsync());
    }

    [Fact]
    public async Task SetPolicies_Off_TakesWaitingJobsAwayAndKeepsTranslations()
    {
        var kb = await PolicyAsync(LanguagePolicy.All);
        await WriteAsync(kb, Version("human", 0, Passage("一", Human(Lao, "ໜຶ່ງ")), Passage("二")));
        await WriteAsync(kb, New("running", "三"));
        var running = await LeaseAsync();

        await PolicyAsync(LanguagePolicy.Off);

        Assert.Equal(running.Id, Assert.Single(await JobsAsync()).Id);
        Assert.Single((await ReadAsync(kb, "human")).Translations);
        await PolicyAsync(LanguagePolicy.All);
        Assert.Equal(2, (await JobsAsync()).Count);
    }

    [Fact]
    public async Task SetPolicies_Planned_TakesAwayTheJobsOfDocumentsThatHaveNothing()
    {
        var kb = await PolicyAsync(LanguagePolicy.All);
        await WriteAsync(kb, Version("begun", 0, Passage("一", Machine(Lao, "ໜຶ່ງ")), Passage("二")));
        await WriteAsync(kb, New("nothing", "三"));

        await PolicyAsync(LanguagePolicy.Planned);

        Assert.Equal("begun", Assert.Single(await JobsAsync()).DocumentId);
    }

    [Theory]
    [InlineData(LanguagePolicy.OnDemand, 1)]
    [InlineData(LanguagePolicy.Planned, 0)]
    [InlineData(LanguagePolicy.Off, 0)]
    public async Task RollUp_SearchThatFoundADocumentInAnotherLanguage_QueuesItOnDemand(LanguagePolicy policy, int jobs)
    {
        var kb = await PolicyAsync(policy);
        await WriteAsync(kb, New("missed", "一"));
        await WriteAsync(kb, New("other", "二"));
        await SearchAsync(kb, Lao, ("missed", Japanese));

        await Store.Insights.RollUpAsync(10, Stop);

        Assert.Equal(Enumerable.Repeat("missed", jobs), (await JobsAsync()).Select(j => j.DocumentId));
        await SearchAsync(kb, Lao, ("missed", Japanese));
        await Store.Insights.RollUpAsync(10, Stop);
        Assert.Equal(jobs, (await JobsAsync()).Count);
    }

    [Fact]
    public async Task RollUp_HitInTheQuerysLanguageOrFarDown_QueuesNothing()
    {
        var kb = await PolicyAsync(LanguagePolicy.OnDemand);
        await WriteAsync(kb, New("a", "一"));
        await SearchAsync(kb, Japanese, ("a", Japanese));
        await SearchAsync(kb, Lao, ("x", Lao), ("y", Lao), ("z", Lao), ("a", Japanese));

        await Store.Insights.RollUpAsync(10, Stop);

        Assert.Empty(await JobsAsync());
    }

    [Fact]
    public async Task Plans_Kept_AreListedLatestFirstAndFound()
    {
        var kb = await CollectionAsync();
        var plan = new AppliedPlan(30, [new("a", English, 1.5)], [new(English, 0.4, 0.8, 0.8, 0.4)], 12.5m, "USD");
        var first = await Store.Plans.AddAsync(kb.Id, plan, Stop);
        Time.Advance(TimeSpan.FromHours(1));
        var second = await Store.Plans.AddAsync(kb.Id, plan with { Money = null, Currency = null }, Stop);
        await ReopenAsync();

        Assert.Equal([second.Id, first.Id], (await Store.Plans.ListAsync(kb.Id, 10, Stop)).Select(p => p.Id));
        var found = (await Store.Plans.FindAsync(kb.Id, first.Id, Stop))!;
        Assert.Equal((first.At, 30, 12.5m, "USD"), (found.At, found.Plan.Days, found.Plan.Money, found.Plan.Currency));
        Assert.Equal((plan.Lines[0], plan.Languages[0]), (Assert.Single(found.Plan.Lines), Assert.Single(found.Plan.Languages)));
        Assert.Null(await Store.Plans.FindAsync((await CollectionAsync("other")).Id, first.Id, Stop));
        await Store.Collections.DeleteAsync("kb", Stop);
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => Store.Plans.AddAsync(kb.Id, plan, Stop));
    }

    [Theory]
    [InlineData(JobState.Queued)]
    [InlineData(JobState.Parked)]
    [InlineData(JobState.Failed)]
    public async Task SetPolicies_OffWhileAJobRuns_EndsItWithItsAttempt(JobState state)
    {
        var kb = await PolicyAsync(LanguagePolicy.All);
        await WriteAsync(kb, New("running", "三"));
        var running = await LeaseAsync();
        await PolicyAsync(LanguagePolicy.Off);

        Assert.True(await Store.Jobs.EndAsync(running.Lease, state, "translate", "timeout", Time.GetUtcNow(), Stop));

        Assert.Empty(await JobsAsync());
    }

    [Fact]
    public async Task SetPolicies_OffAndTheWorkerDies_NobodyTakesTheJobUp()
    {
        var kb = await PolicyAsync(LanguagePolicy.All);
        await WriteAsync(kb, New("running", "三"));
        await LeaseAsync(minutes: 1);
        await PolicyAsync(LanguagePolicy.Off);
        Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Null(await Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), Stop));
        Assert.Empty(await JobsAsync());
    }

    [Fact]
    public async Task Change_LanguageAndItsPolicyAtOnce_QueuesByThePolicy()
    {
        var kb = await CollectionAsync("kb", Japanese);
        await WriteAsync(kb, New("a", "一"));

        var changed = await Store.Collections.ChangeAsync("kb", [Japanese, Lao], Of(LanguagePolicy.Planned), Stop);

        Assert.Equal(LanguagePolicy.Planned, changed.PolicyOf(Lao));
        Assert.Empty(await JobsAsync());
    }

    private static Dictionary<LanguageTag, LanguagePolicy> Of(LanguagePolicy policy) => new() { [Lao] = policy };

    private async Task<Collection> PolicyAsync(LanguagePolicy policy)
    {
        if (await Store.Collections.FindAsync("kb", Stop) is null)
        {
            await CollectionAsync("kb", Japanese, Lao);
        }

        return await Store.Collections.SetPoliciesAsync("kb", Of(policy), Stop);
    }

    private async Task<IEnumerable<LanguageTag>> QueuedAsync() => (await JobsAsync()).Select(j => j.Language);

    private Task SearchAsync(Collection collection, LanguageTag language, params (string Document, LanguageTag Language)[] hits) => Store.Searches.AppendAsync(
        [
            new SearchRecord
            {
                Id = Guid.NewGuid(),
                Collection = collection.Id,
                At = Time.GetUtcNow(),
                Language = new(language, LanguageSource.Script),
                Routes = [],
                Hits = [.. hits.Select((h, i) => new LoggedHit(new(i + 1), h.Document, h.Language == language ? Route.Index : Route.Fallback, h.Language, 0.5f))],
                HitCount = hits.Length,
                Times = new(TimeSpan.FromMilliseconds(2)),
                Space = Space,
            },
        ],
        [],
        Stop);
}
