using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Jobs;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Jobs;

/// <summary>What every <see cref="IJobQueue"/> does.</summary>
public abstract class JobQueueConformance(StoreFactory factory) : StoreSuite(factory)
{
    [Fact]
    public async Task Lease_EmptyQueue_GivesNull()
    {
        Assert.Null(await Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), Stop));
        Assert.Null(await Store.Jobs.NextDueAsync(Stop));
    }

    [Fact]
    public async Task Lease_QueuedJob_IsHeldByOneWorker()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));

        var job = await LeaseAsync();

        Assert.Equal((collection.Id, "kb", document.Key, "a", English), (job.Collection, job.CollectionName, job.Document, job.DocumentId, job.Language));
        Assert.Equal((JobState.Leased, 1, Time.GetUtcNow().AddMinutes(1)), (job.State, job.Attempts, job.LeasedUntil));
        Assert.True(job.LeaseToken > 0);
        Assert.Null(await Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), Stop));
        Assert.Equal(TranslationState.Translating, (await StateAsync(collection, "a", English)).State);
    }

    [Fact]
    public async Task Lease_SeveralJobs_FewerAttemptsThenLongerDueGoFirst()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("tried", "一"));
        await Store.Jobs.EndAsync((await LeaseAsync()).Lease, JobState.Queued, "translate", "busy", null, Stop);
        Time.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync(collection, New("older", "二"));
        Time.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync(collection, New("newer", "三"));

        Assert.Equal("older", (await LeaseAsync()).DocumentId);
        Assert.Equal("newer", (await LeaseAsync()).DocumentId);
        Assert.Equal("tried", (await LeaseAsync()).DocumentId);
    }

    [Fact]
    public async Task Lease_TimeOver_GoesToAnotherWorkerWithAnotherToken()
    {
        await OneJobAsync();
        var first = await LeaseAsync();
        Time.Advance(TimeSpan.FromMinutes(1));

        var second = await LeaseAsync();

        Assert.Equal((first.Id, 2), (second.Id, second.Attempts));
        Assert.NotEqual(first.LeaseToken, second.LeaseToken);
        Assert.False(await Store.Jobs.RenewAsync(first.Lease, TimeSpan.FromMinutes(1), Stop));
        Assert.False(await Store.Jobs.EndAsync(first.Lease, JobState.Failed, "embed", "late", null, Stop));
        await Store.Jobs.ReleaseAsync(first.Lease, Stop);
        Assert.False(await Store.Jobs.CompleteAsync(first.Lease, Stop));
        Assert.True(await Store.Jobs.CompleteAsync(second.Lease, Stop));
        Assert.Empty(await JobsAsync());
    }

    [Fact]
    public async Task Renew_TimeOverButNotTaken_KeepsTheJob()
    {
        await OneJobAsync();
        var job = await LeaseAsync();
        Time.Advance(TimeSpan.FromMinutes(2));

        Assert.True(await Store.Jobs.RenewAsync(job.Lease, TimeSpan.FromMinutes(5), Stop));

        Assert.Equal(Time.GetUtcNow().AddMinutes(5), Assert.Single(await JobsAsync()).LeasedUntil);
        Assert.Null(await Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), Stop));
    }

    [Fact]
    public async Task Release_LeasedJob_IsBackUncounted()
    {
        await OneJobAsync();
        var before = Assert.Single(await JobsAsync());
        var lease = (await LeaseAsync()).Lease;
        await Store.Jobs.ReleaseAsync(lease, Stop);

        Assert.Equal(before, Assert.Single(await JobsAsync()));
        Assert.NotEqual(lease.Token, (await LeaseAsync()).LeaseToken);
    }

    [Fact]
    public async Task End_WithRetry_WaitsForItsTime()
    {
        var collection = await OneJobAsync();
        var retryAt = Time.GetUtcNow().AddMinutes(10);
        Assert.True(await Store.Jobs.EndAsync((await LeaseAsync()).Lease, JobState.Queued, "translate", "busy", retryAt, Stop));

        Assert.Null(await Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), Stop));
        Assert.Equal(retryAt, await Store.Jobs.NextDueAsync(Stop));
        var state = await StateAsync(collection, "a", English);
        Assert.Equal((TranslationState.Queued, 1, "busy", retryAt), (state.State, state.Attempts, state.Error, state.RetryAt));

        Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(("translate", "busy", 2), await LeaseAsync() is var job ? (job.Step, job.Error, job.Attempts) : default);
    }

    [Theory]
    [InlineData(JobState.Failed, TranslationState.Failed)]
    [InlineData(JobState.Parked, TranslationState.Parked)]
    public async Task End_ForGood_StaysAndIsShown(JobState ended, TranslationState shown)
    {
        var collection = await OneJobAsync();
        await Store.Jobs.EndAsync((await LeaseAsync()).Lease, ended, "translate", "no provider", null, Stop);
        Time.Advance(TimeSpan.FromDays(365));

        Assert.Null(await Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), Stop));
        Assert.Null(await Store.Jobs.NextDueAsync(Stop));
        var state = await StateAsync(collection, "a", English);
        Assert.Equal((shown, 1, "no provider", null), (state.State, state.Attempts, state.Error, state.RetryAt));
    }

    [Fact]
    public async Task End_AsLeased_IsRefused()
    {
        await OneJobAsync();
        var job = await LeaseAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Jobs.EndAsync(job.Lease, JobState.Leased, "embed", "x", null, Stop));
    }

    [Fact]
    public async Task NextDue_LeasedJob_IsTheEndOfItsLease()
    {
        await OneJobAsync();
        Assert.Equal(Time.GetUtcNow(), await Store.Jobs.NextDueAsync(Stop));
        Assert.Equal((await LeaseAsync(7)).LeasedUntil, await Store.Jobs.NextDueAsync(Stop));
    }

    [Fact]
    public async Task Requeue_EndedJobs_AreDueNowAndFresh()
    {
        var collection = await CollectionAsync();
        foreach (var (id, state) in new[] { ("failed", JobState.Failed), ("parked", JobState.Parked), ("waiting", JobState.Queued) })
        {
            await WriteAsync(collection, New(id, "一"));
            await Store.Jobs.EndAsync((await LeaseAsync()).Lease, state, "translate", "x", Time.GetUtcNow().AddDays(1), Stop);
        }

        await WriteAsync(collection, New("fresh", "一"));
        Assert.Equal(3, await Store.Jobs.RequeueAsync(collection.Id, null, null, Stop));

        Assert.All(await JobsAsync(), job => Assert.Equal(
            (JobState.Queued, 0, null, null, Time.GetUtcNow()), (job.State, job.Attempts, job.Step, job.Error, job.DueAt)));
    }

    [Fact]
    public async Task Requeue_LeasedJob_LeavesItToItsWorker()
    {
        await OneJobAsync();
        var job = await LeaseAsync();
        Assert.Equal(0, await Store.Jobs.RequeueAsync(null, null, null, Stop));
        Assert.True(await Store.Jobs.CompleteAsync(job.Lease, Stop));
    }

    [Fact]
    public async Task Requeue_OpenPassagesWithoutJob_MakesTheJob()
    {
        var collection = await OneJobAsync();
        await Store.Jobs.CompleteAsync((await LeaseAsync()).Lease, Stop);
        Assert.Equal(TranslationState.Missing, (await StateAsync(collection, "a", English)).State);

        Assert.Equal(1, await Store.Jobs.RequeueAsync(collection.Id, "a", English, Stop));
        Assert.Equal(TranslationState.Queued, (await StateAsync(collection, "a", English)).State);
    }

    [Fact]
    public async Task Requeue_Narrowed_TouchesNothingElse()
    {
        var (one, other) = (await CollectionAsync("one", Japanese, English, Lao), await CollectionAsync("other", Japanese, English, Lao));
        foreach (var collection in new[] { one, other })
        {
            await Store.Documents.WriteAsync(collection.Id, [New("a", "一"), New("b", "二")], Stop);
        }

        while (await Store.Jobs.LeaseAsync(TimeSpan.FromHours(1), Stop) is { } job)
        {
            await Store.Jobs.EndAsync(job.Lease, JobState.Failed, "translate", "x", null, Stop);
        }

        Assert.Equal(0, await Store.Jobs.RequeueAsync(one.Id, "none", null, Stop));
        Assert.Equal(1, await Store.Jobs.RequeueAsync(one.Id, "a", Lao, Stop));
        Assert.Equal(1, await Store.Jobs.RequeueAsync(one.Id, null, Lao, Stop));
        Assert.Equal(2, await Store.Jobs.RequeueAsync(one.Id, null, null, Stop));
        Assert.Equal(4, await Store.Jobs.RequeueAsync(null, null, null, Stop));
    }

    [Fact]
    public async Task Count_AndStopped_TellLanguagesStatesAndReasonsApart()
    {
        var (one, other) = (await CollectionAsync("one", Japanese, English, Lao), await CollectionAsync("other", Japanese, English, Lao));
        await Store.Documents.WriteAsync(one.Id, [New("a", "一"), New("b", "二"), New("c", "三")], Stop);
        for (var i = 0; i < 5; i++)
        {
            var job = await LeaseAsync();
            await Store.Jobs.EndAsync(job.Lease, job.Language == Lao ? JobState.Parked : JobState.Queued, "translate", "no provider", Time.GetUtcNow().AddHours(1 + i), Stop);
        }

        var counts = (await Store.Jobs.CountAsync(one.Id, Stop)).ToDictionary(c => (c.Language, c.State));

        Assert.Equal(6, counts.Values.Sum(c => c.Jobs));
        var parked = counts[(Lao, JobState.Parked)].Jobs;
        Assert.Equal(5, parked + counts[(English, JobState.Queued)].Retries);
        Assert.All(counts.Values, c => Assert.True(c.NextDue >= Time.GetUtcNow()));
        Assert.Equal([new StopCount(new(Lao, JobState.Parked, "translate", "no provider"), parked)], await Store.Jobs.StoppedAsync(one.Id, 10, Stop));
        Assert.Empty(await Store.Jobs.StoppedAsync(one.Id, 0, Stop));
        Assert.Empty(await Store.Jobs.CountAsync(other.Id, Stop));
    }

    [Fact]
    public async Task Due_AndWorked_TellWorkThatWaitsFromWorkThatIsDone()
    {
        var (one, other) = (await CollectionAsync("one", Japanese, English, Lao), await CollectionAsync("other", Japanese, English, Lao));
        await Store.Documents.WriteAsync(one.Id, [New("a", "一"), New("b", "二")], Stop);
        var since = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromMinutes(10));
        await Store.Documents.WriteAsync(one.Id, [New("c", "三")], Stop);
        Assert.Null(await Store.Jobs.WorkedAtAsync(Stop));

        var (tried, parked) = (await LeaseAsync(), await LeaseAsync());
        await Store.Jobs.EndAsync(tried.Lease, JobState.Queued, "budget", "spent", Time.GetUtcNow().AddHours(1), Stop);
        await Store.Jobs.EndAsync(parked.Lease, JobState.Parked, "translate", "no provider", null, Stop);
        var (held, done) = (await LeaseAsync(), await LeaseAsync());

        var due = await Store.Jobs.DueAsync(one.Id, Stop);
        Assert.Equal(4, due.Sum(d => d.Jobs));
        Assert.Equal(since, due.Min(d => d.Since));
        Assert.Empty(await Store.Jobs.DueAsync(other.Id, Stop));
        Assert.Equal((1, 0, 0), (await Store.Jobs.CountWaitingAsync(one.Id, "budget", Stop), await Store.Jobs.CountWaitingAsync(one.Id, "translate", Stop), await Store.Jobs.CountWaitingAsync(other.Id, "budget", Stop)));
        Assert.Null(await Store.Jobs.WorkedAtAsync(Stop));

        Assert.True(await Store.Jobs.CompleteAsync(done.Lease, Stop));
        var completed = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await Store.Jobs.CompleteAsync(done.Lease, Stop));
        await ReopenAsync();
        Assert.Equal(completed, await Store.Jobs.WorkedAtAsync(Stop));
        Assert.Equal(3, (await Store.Jobs.DueAsync(one.Id, Stop)).Sum(d => d.Jobs));

        await Store.Documents.WriteTranslationsAsync(one.Id, new() { Document = held.Document, Language = held.Language, Version = 1, Lease = held.Lease }, Stop);
        Assert.Equal(Time.GetUtcNow(), await Store.Jobs.WorkedAtAsync(Stop));
    }

    [Fact]
    public async Task Requeue_AReason_TakesItsJobsAlone()
    {
        var (one, other) = (await CollectionAsync("one", Japanese, English, Lao), await CollectionAsync("other", Japanese, English, Lao));
        foreach (var collection in new[] { one, other })
        {
            await Store.Documents.WriteAsync(collection.Id, [New("a", "一"), New("b", "二")], Stop);
        }

        while (await Store.Jobs.LeaseAsync(TimeSpan.FromHours(1), Stop) is { } job)
        {
            await Store.Jobs.EndAsync(job.Lease, JobState.Parked, "translate", job.DocumentId == "a" ? "refused" : "no provider", null, Stop);
        }

        var reason = new StopReason(Lao, JobState.Parked, "translate", "refused");
        Assert.Equal(0, await Store.Jobs.RequeueAsync(one.Id, reason with { State = JobState.Failed }, Stop));
        Assert.Equal(0, await Store.Jobs.RequeueAsync(one.Id, reason with { Step = "canary" }, Stop));
        Assert.Equal(1, await Store.Jobs.RequeueAsync(one.Id, reason, Stop));

        var fresh = Assert.Single(await Store.Jobs.ListAsync(null, JobState.Queued, null, 0, 10, Stop));
        Assert.Equal((one.Id, "a", Lao, 0, null), (fresh.Collection, fresh.DocumentId, fresh.Language, fresh.Attempts, fresh.Error));
    }

    [Fact]
    public async Task List_Filters_PageByIds()
    {
        var collection = await CollectionAsync("kb", Japanese, English, Lao);
        await Store.Documents.WriteAsync(collection.Id, [New("a", "一"), New("b", "二"), New("c", "三")], Stop);
        var leased = await LeaseAsync();

        var all = await JobsAsync();
        Assert.Equal(all.Select(j => j.Id).Order(), all.Select(j => j.Id));
        Assert.Equal(all.Skip(2).Take(2), await Store.Jobs.ListAsync(collection.Id, null, null, all[1].Id, 2, Stop));
        Assert.Equal(3, (await Store.Jobs.ListAsync(null, null, Lao, 0, 10, Stop)).Count);
        Assert.Equal(leased, Assert.Single(await Store.Jobs.ListAsync(null, JobState.Leased, null, 0, 10, Stop)));
        Assert.Empty(await Store.Jobs.ListAsync(new(404), null, null, 0, 10, Stop));
    }

    [Fact]
    public async Task Lease_ManyWorkersAtOnce_GiveEachJobToOne()
    {
        var collection = await CollectionAsync();
        await Store.Documents.WriteAsync(collection.Id, [.. Enumerable.Range(0, 40).Select(i => New($"d{i}", "一"))], Stop);

        var jobs = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            Task.Run(() => Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), Stop), Stop)));

        Assert.Equal(40, jobs.OfType<TranslationJob>().Select(j => j.Id).Distinct().Count());
        Assert.Equal(10, jobs.Count(j => j is null));
    }

    private async Task<Phasa.Collections.Collection> OneJobAsync()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        return collection;
    }
}
