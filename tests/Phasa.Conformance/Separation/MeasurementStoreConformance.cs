using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Jobs;
using Phasa.Separation.PairSets;
using Phasa.Separation.Verdicts;
using Phasa.TestSupport.Separation;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Separation;

/// <summary>How every store queues measurements, hands them to workers and keeps their results.</summary>
public abstract class MeasurementStoreConformance(StoreFactory factory) : StoreSuite(factory)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private IMeasurementStore Measurements => Store.Measurements;

    [Fact]
    public async Task Queue_ARequest_IsFoundAsItWasAskedFor()
    {
        var collection = await CollectionAsync();
        var options = new MeasurementOptions { Source = Japanese, Seed = 7, Draws = 500, Rules = VerdictRules.Default with { FewestItems = 10 } };
        var asked = Request() with { Origin = PairOrigin.Collection, PairSet = "kb", Collection = collection.Id, Models = ["one", "two"], Options = options };

        var queued = await Measurements.QueueAsync(asked, null, Stop);
        await ReopenAsync();

        var found = await FindAsync(queued.Id);
        Assert.Equal(asked with { Models = [] }, found.Request with { Models = [] });
        Assert.Equal(["one", "two"], found.Request.Models);
        Assert.Equal(
            ("kb", MeasurementState.Queued, null, 0, 0, 0, null, Time.GetUtcNow(), null, Time.GetUtcNow(), null),
            (found.CollectionName, found.State, found.Phase, found.Done, found.Total, found.Attempts, found.Error, found.RequestedAt, found.EndedAt, found.DueAt, found.LeasedUntil));
        Assert.Null(await Measurements.ReadAsync(queued.Id, Stop));
        Assert.Null(await Measurements.FindAsync(new(404), Stop));
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => Measurements.QueueAsync(asked with { Collection = new(404) }, null, Stop));
    }

    [Fact]
    public async Task Queue_GivenPairs_AreReadByWhoHasTheLeaseAndGoWithTheEnd()
    {
        var pairs = Figures.Pairs() with { IsParallelOnly = true };
        await Measurements.QueueAsync(Request(), pairs, Stop);
        await ReopenAsync();
        var job = await TakeAsync();

        var read = Assert.IsType<PairSet>(await Measurements.ReadPairsAsync(job.Lease, Stop));

        Assert.Equal((pairs.Name, pairs.Fingerprint, pairs.IsParallelOnly), (read.Name, read.Fingerprint, read.IsParallelOnly));
        Assert.Null(await Measurements.ReadPairsAsync(job.Lease with { Token = job.Lease.Token + 1 }, Stop));
        await Measurements.FailAsync(job.Lease, "no", null, Stop);
        Assert.Null(await Measurements.ReadPairsAsync(job.Lease, Stop));
    }

    [Fact]
    public async Task Queue_BeyondTheLimit_IsRefusedUntilOneEnds()
    {
        for (var i = 0; i < IMeasurementStore.MostOpen; i++)
        {
            await Measurements.QueueAsync(Request(), null, Stop);
        }

        await RefusedAsync(ErrorCodes.Overloaded, () => Measurements.QueueAsync(Request(), null, Stop));
        Assert.True(await Measurements.CompleteAsync((await TakeAsync()).Lease, Result(), Stop));
        await Measurements.QueueAsync(Request(), null, Stop);
    }

    [Fact]
    public async Task Lease_Held_IsWithOneWorkerUntilItsTimeIsOver()
    {
        var id = (await Measurements.QueueAsync(Request(), null, Stop)).Id;
        var first = await TakeAsync();
        Assert.Equal((id, MeasurementState.Running, 1, Time.GetUtcNow() + Minute), (first.Id, first.State, first.Attempts, first.LeasedUntil));
        Assert.Null(await Measurements.LeaseAsync(Minute, Stop));

        Time.Advance(TimeSpan.FromSeconds(40));
        Assert.True(await Measurements.RenewAsync(first.Lease, Minute, Stop));
        Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(await Measurements.LeaseAsync(Minute, Stop));
        Time.Advance(TimeSpan.FromSeconds(40));
        var second = await TakeAsync();

        Assert.NotEqual(first.Lease, second.Lease);
        Assert.Equal(2, second.Attempts);
        Assert.False(await Measurements.RenewAsync(first.Lease, Minute, Stop));
        Assert.False(await Measurements.ReportAsync(first.Lease, MeasurementPhase.Figures, 1, 2, Stop));
        Assert.False(await Measurements.CompleteAsync(first.Lease, Result(), Stop));
        Assert.False(await Measurements.FailAsync(first.Lease, "x", null, Stop));
        await Measurements.ReleaseAsync(first.Lease, Stop);
        Assert.Equal(second.Lease, (await FindAsync(id)).Lease);
        Assert.True(await Measurements.CompleteAsync(second.Lease, Result(), Stop));
        Assert.Null(await Measurements.LeaseAsync(Minute, Stop));
    }

    [Fact]
    public async Task Lease_Several_TakesTheOneDueLongest()
    {
        var first = await Measurements.QueueAsync(Request(), null, Stop);
        Time.Advance(Minute);
        var second = await Measurements.QueueAsync(Request(), null, Stop);
        Assert.Equal(first.Id, (await TakeAsync()).Id);
        Assert.Equal(second.Id, (await TakeAsync()).Id);
    }

    [Fact]
    public async Task Release_GivesItBackUncounted()
    {
        await Measurements.QueueAsync(Request(), null, Stop);
        var job = await TakeAsync();
        await Measurements.ReleaseAsync(job.Lease, Stop);
        Assert.Equal((MeasurementState.Queued, null), ((await FindAsync(job.Id)).State, (await FindAsync(job.Id)).LeasedUntil));
        Assert.Equal(1, (await TakeAsync()).Attempts);
    }

    [Fact]
    public async Task Report_ByWhoHasTheLease_IsKept()
    {
        await Measurements.QueueAsync(Request(), null, Stop);
        var job = await TakeAsync();
        Assert.True(await Measurements.ReportAsync(job.Lease, MeasurementPhase.Embedding, 3, 10, Stop));
        await ReopenAsync();
        var found = await FindAsync(job.Id);
        Assert.Equal((MeasurementPhase.Embedding, 3, 10), (found.Phase, found.Done, found.Total));
    }

    [Fact]
    public async Task Fail_WithATime_IsDueThenAndWithoutOneIsFinal()
    {
        await Measurements.QueueAsync(Request(), Figures.Pairs(), Stop);
        var job = await TakeAsync();
        Assert.True(await Measurements.FailAsync(job.Lease, "the endpoint is away", Time.GetUtcNow().AddMinutes(5), Stop));
        var waiting = await FindAsync(job.Id);
        Assert.Equal((MeasurementState.Queued, "the endpoint is away", Time.GetUtcNow().AddMinutes(5), null), (waiting.State, waiting.Error, waiting.DueAt, waiting.EndedAt));
        Assert.Null(await Measurements.LeaseAsync(Minute, Stop));

        Time.Advance(TimeSpan.FromMinutes(5));
        job = await TakeAsync();
        Assert.NotNull(await Measurements.ReadPairsAsync(job.Lease, Stop));
        Assert.True(await Measurements.FailAsync(job.Lease, "the key was revoked", null, Stop));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Measurements.LeaseAsync(Minute, Stop));
        Assert.Equal((MeasurementState.Failed, "the key was revoked", Time.GetUtcNow().AddDays(-1)), ((await FindAsync(job.Id)).State, (await FindAsync(job.Id)).Error, (await FindAsync(job.Id)).EndedAt));
    }

    [Fact]
    public async Task Complete_AResult_IsReadAsItWasWritten()
    {
        var id = (await Measurements.QueueAsync(Request(), null, Stop)).Id;
        var result = Result();
        Time.Advance(Minute);
        Assert.True(await Measurements.CompleteAsync((await TakeAsync()).Lease, result, Stop));
        await ReopenAsync();

        Assert.Equal(MeasurementJson.Write(result), MeasurementJson.Write(Assert.IsType<Measurement>(await Measurements.ReadAsync(id, Stop))));
        Assert.Equal((MeasurementState.Done, null, Time.GetUtcNow()), ((await FindAsync(id)).State, (await FindAsync(id)).Error, (await FindAsync(id)).EndedAt));
    }

    [Fact]
    public async Task Save_AResult_IsDoneAtOnce()
    {
        var collection = await CollectionAsync();
        var saved = await Measurements.SaveAsync(Result(), collection.Id, Stop);
        Assert.Equal((MeasurementState.Done, "phrases", "kb"), (saved.State, saved.Request.PairSet, saved.CollectionName));
        Assert.Equal([Space.Model], saved.Request.Models);
        Assert.Equal(MeasurementJson.Write(Result()), MeasurementJson.Write(Assert.IsType<Measurement>(await Measurements.ReadAsync(saved.Id, Stop))));
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => Measurements.SaveAsync(Result(), new(404), Stop));
    }

    [Fact]
    public async Task Latest_OfASpace_IsTheNewestThatIsGeneralOrTheCollections()
    {
        var (mine, other) = (await CollectionAsync("mine"), await CollectionAsync("other"));
        Assert.Null(await Measurements.LatestAsync(Space, mine.Id, Stop));

        var general = await Measurements.SaveAsync(Result(hour: 1), null, Stop);
        await Measurements.SaveAsync(Figures.Of(At(9), Figures.Model(OtherSpace)), null, Stop);
        await Measurements.QueueAsync(Request() with { Collection = mine.Id }, null, Stop);
        Assert.Equal(general.Id, (await LatestAsync(mine)).Id);

        var own = await Measurements.SaveAsync(Result(hour: 3), mine.Id, Stop);
        await Measurements.SaveAsync(Result(hour: 2), null, Stop);
        await Measurements.SaveAsync(Result(hour: 5), other.Id, Stop);
        Assert.Equal((own.Id, mine.Id, At(3)), ((await LatestAsync(mine)).Id, (await LatestAsync(mine)).Collection, (await LatestAsync(mine)).Measurement.At));

        var newest = await Measurements.SaveAsync(Figures.Of(At(4), Figures.Model(OtherSpace), Figures.Model(Space)), null, Stop);
        Assert.Equal((newest.Id, null), ((await LatestAsync(mine)).Id, (await LatestAsync(mine)).Collection));
        Assert.Equal(At(5), (await LatestAsync(other)).Measurement.At);
    }

    [Fact]
    public async Task Latest_Deleted_IsTheOneBefore()
    {
        var collection = await CollectionAsync();
        var first = await Measurements.SaveAsync(Result(hour: 1), null, Stop);
        var second = await Measurements.SaveAsync(Result(hour: 2), null, Stop);
        Assert.Equal(second.Id, (await LatestAsync(collection)).Id);
        Assert.True(await Measurements.DeleteAsync(second.Id, Stop));
        Assert.False(await Measurements.DeleteAsync(second.Id, Stop));
        Assert.Equal(first.Id, (await LatestAsync(collection)).Id);
    }

    [Fact]
    public async Task Version_OfACollection_RisesWithEveryResultThatMaySpeakForIt()
    {
        var (mine, other) = (await CollectionAsync("mine"), await CollectionAsync("other"));
        Assert.Equal((0, 0), await VersionsAsync());

        await Measurements.QueueAsync(Request(), null, Stop);
        var job = await TakeAsync();
        Assert.Equal((0, 0), await VersionsAsync());
        await Measurements.CompleteAsync(job.Lease, Result(), Stop);
        Assert.Equal((1, 1), await VersionsAsync());
        var own = await Measurements.SaveAsync(Result(), mine.Id, Stop);
        Assert.Equal((2, 1), await VersionsAsync());
        await Measurements.DeleteAsync(own.Id, Stop);
        await Measurements.DeleteAsync(job.Id, Stop);
        Assert.Equal((4, 2), await VersionsAsync());

        async Task<(long, long)> VersionsAsync() =>
            ((await Store.Collections.FindAsync(mine.Name, Stop))!.MeasurementVersion, (await Store.Collections.FindAsync(other.Name, Stop))!.MeasurementVersion);
    }

    [Fact]
    public async Task Delete_OneThatRuns_TakesTheLease()
    {
        await Measurements.QueueAsync(Request(), null, Stop);
        var job = await TakeAsync();
        Assert.True(await Measurements.DeleteAsync(job.Id, Stop));
        Assert.False(await Measurements.RenewAsync(job.Lease, Minute, Stop));
        Assert.False(await Measurements.CompleteAsync(job.Lease, Result(), Stop));
        Assert.Null(await Measurements.FindAsync(job.Id, Stop));
    }

    [Fact]
    public async Task DeleteCollection_TakesItsOwnMeasurementsAlone()
    {
        var collection = await CollectionAsync();
        var own = await Measurements.SaveAsync(Result(), collection.Id, Stop);
        var general = await Measurements.SaveAsync(Result(), null, Stop);
        await Store.Collections.DeleteAsync("kb", Stop);
        Assert.Null(await Measurements.FindAsync(own.Id, Stop));
        Assert.NotNull(await Measurements.FindAsync(general.Id, Stop));
    }

    [Fact]
    public async Task List_Pages_GoFromTheLastToTheFirst()
    {
        List<MeasurementId> ids = [];
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await Measurements.QueueAsync(Request(), null, Stop)).Id);
        }

        Assert.Equal(ids[..2], (await Measurements.ListAsync(null, 2, Stop)).Select(m => m.Id));
        Assert.Equal(ids[2..], (await Measurements.ListAsync(ids[1], 10, Stop)).Select(m => m.Id));
        Assert.Empty(await Measurements.ListAsync(ids[^1], 10, Stop));
    }

    [Fact]
    public async Task Ended_BeyondTheLimit_GoExceptTheLatestOfEachSpace()
    {
        var collection = await CollectionAsync();
        var latestElsewhere = await Measurements.SaveAsync(Figures.Of(At(1), Figures.Model(OtherSpace)), null, Stop);
        var own = await Measurements.SaveAsync(Result(hour: 1), collection.Id, Stop);
        var surpassed = await Measurements.SaveAsync(Result(hour: 1), null, Stop);
        await Measurements.QueueAsync(Request(), null, Stop);
        var failed = await TakeAsync();
        await Measurements.FailAsync(failed.Lease, "no", null, Stop);
        var open = await Measurements.QueueAsync(Request(), null, Stop);
        for (var i = 0; i < IMeasurementStore.MostEnded; i++)
        {
            Time.Advance(Minute);
            await Measurements.SaveAsync(Result(hour: 2), null, Stop);
        }

        foreach (var kept in new[] { latestElsewhere, own, open })
        {
            Assert.NotNull(await Measurements.FindAsync(kept.Id, Stop));
        }

        Assert.Null(await Measurements.FindAsync(surpassed.Id, Stop));
        Assert.Null(await Measurements.FindAsync(failed.Id, Stop));
        Assert.Equal(IMeasurementStore.MostEnded + 3, (await Measurements.ListAsync(null, 1000, Stop)).Count);
    }

    private static MeasurementRequest Request() => new() { Origin = PairOrigin.InBox, PairSet = "workplace", Models = ["points"] };

    private static DateTimeOffset At(int hour) => new(2026, 2, 1, hour, 0, 0, TimeSpan.Zero);

    private static Measurement Result(int hour = 1) => Figures.Of(At(hour), Figures.Model(Space, Figures.Condition("lo→ja", Verdict.Broken)));

    private async Task<MeasurementJob> TakeAsync() => Assert.IsType<MeasurementJob>(await Measurements.LeaseAsync(Minute, Stop));

    private async Task<MeasurementJob> FindAsync(MeasurementId id) => Assert.IsType<MeasurementJob>(await Measurements.FindAsync(id, Stop));

    private async Task<KeptMeasurement> LatestAsync(Collection collection) => Assert.IsType<KeptMeasurement>(await Measurements.LatestAsync(Space, collection.Id, Stop));
}
