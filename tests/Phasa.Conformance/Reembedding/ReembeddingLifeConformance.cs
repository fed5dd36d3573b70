using Phasa.Conformance.Storage;
using Phasa.Reembedding;
using Phasa.Reembedding.Comparison;
using Phasa.Separation;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Reembedding;

/// <summary>How reembeddings begin, are leased, wait, fail, are cancelled and rolled back, in every store.</summary>
public abstract class ReembeddingLifeConformance(StoreFactory factory) : ReembeddingSuite(factory)
{
    [Fact]
    public async Task Start_NewSpace_BuildsBesideTheOneInUse()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));

        var job = await StartAsync(collection, SwitchRule.UnlessWorse);

        Assert.Equal(
            (collection.Id, "kb", Space, OtherSpace, ReembeddingPurpose.NewModel, SwitchRule.UnlessWorse, ReembeddingState.Building, 0, Time.GetUtcNow()),
            (job.Collection, job.CollectionName, job.From, job.To, job.Purpose, job.Rule, job.State, job.Attempts, job.StartedAt));
        Assert.Equal(new CollectionSpaces(Space, new KeptSpace(OtherSpace, 1), null), await SpacesAsync(collection));
        Assert.Equal(Space, (await NowAsync(collection)).Space);
    }

    [Fact]
    public async Task Start_NothingThere_IsNull()
    {
        var collection = await CollectionAsync();
        Assert.Null(await Reembeddings.FindAsync(collection.Id, Stop));
        Assert.Equal(new CollectionSpaces(Space, null, null), await SpacesAsync(collection));
        Assert.Null(await Reembeddings.SpacesAsync(new(404), Stop));
        Assert.Null(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), null, Stop));
    }

    [Fact]
    public async Task Start_WhatDoesNotFit_IsRefused()
    {
        var collection = await CollectionAsync();
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => Reembeddings.StartAsync(new(404), OtherSpace, SwitchRule.Never, Stop));
        await RefusedAsync(ErrorCodes.ReembeddingConflict, () => Reembeddings.StartAsync(collection.Id, Space, SwitchRule.Never, Stop));
        await RefusedAsync(ErrorCodes.ReembeddingConflict, () => Reembeddings.SwitchAsync(collection.Id, Stop));
        await RefusedAsync(ErrorCodes.ReembeddingConflict, () => Reembeddings.RollBackAsync(collection.Id, Stop));
        Assert.False(await Reembeddings.CancelAsync(collection.Id, Stop));
        Assert.False(await Reembeddings.DropPreviousAsync(collection.Id, Stop));

        await StartAsync(collection);
        await RefusedAsync(ErrorCodes.ReembeddingConflict, () => Reembeddings.StartAsync(collection.Id, OtherSpace with { Model = "third" }, SwitchRule.Never, Stop));
        await RefusedAsync(ErrorCodes.ReembeddingConflict, () => Reembeddings.RollBackAsync(collection.Id, Stop));
    }

    [Fact]
    public async Task Lease_Held_IsWithOneWorkerUntilItsTimeIsOver()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection);
        var first = await TakeAsync();
        Assert.Equal((1, 0, 1, Time.GetUtcNow().AddMinutes(1)), (first.Attempts, first.Done, first.Total, first.LeasedUntil));
        Assert.Null(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), null, Stop));

        Time.Advance(TimeSpan.FromSeconds(40));
        Assert.True(await Reembeddings.RenewAsync(first.Lease, TimeSpan.FromMinutes(1), Stop));
        Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), null, Stop));
        Time.Advance(TimeSpan.FromSeconds(40));
        var gap = await GapAsync(first);
        var second = await TakeAsync();

        Assert.NotEqual(first.Lease, second.Lease);
        Assert.False(await Reembeddings.RenewAsync(first.Lease, TimeSpan.FromMinutes(1), Stop));
        Assert.Null(await Reembeddings.ReadGapAsync(first.Lease, 10, Stop));
        Assert.Equal(FillOutcome.LeaseLost, await FillAsync(first, gap, switchWhenComplete: true));
        Assert.False(await Reembeddings.EndAsync(first.Lease, ReembeddingState.Failed, "x", null, Stop));
        await Reembeddings.ReleaseAsync(first.Lease, Stop);
        Assert.Equal(second.Lease, (await JobAsync(collection)).Lease);
        Assert.Equal(FillOutcome.Switched, await FillAsync(second, gap, switchWhenComplete: true));
    }

    [Fact]
    public async Task Lease_OfOneCollection_LeavesTheOthers()
    {
        var (one, other) = (await CollectionAsync("one"), await CollectionAsync("other"));
        await StartAsync(one);
        await StartAsync(other);
        Assert.Equal("other", (await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), other.Id, Stop))?.CollectionName);
        Assert.Null(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), other.Id, Stop));
        Assert.Equal("one", (await TakeAsync()).CollectionName);
    }

    [Fact]
    public async Task Release_GivesItBackUncounted()
    {
        var collection = await CollectionAsync();
        await StartAsync(collection);
        await Reembeddings.ReleaseAsync((await TakeAsync()).Lease, Stop);
        Assert.Equal(1, (await TakeAsync()).Attempts);
    }

    [Fact]
    public async Task End_ToTryAgain_IsDueThenAndRowsBeginTheCountAnew()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一", "二"));
        await StartAsync(collection);
        var job = await TakeAsync();
        Assert.True(await Reembeddings.EndAsync(job.Lease, ReembeddingState.Building, "the endpoint is away", Time.GetUtcNow().AddMinutes(5), Stop));
        Assert.Null(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), null, Stop));
        Assert.Equal((ReembeddingState.Building, "the endpoint is away", Time.GetUtcNow().AddMinutes(5)), ((await JobAsync(collection)).State, (await JobAsync(collection)).Error, (await JobAsync(collection)).DueAt));

        Time.Advance(TimeSpan.FromMinutes(5));
        job = await TakeAsync();
        Assert.Equal(2, job.Attempts);
        await FillAsync(job, await GapAsync(job, 1));
        Assert.Equal((1, null, 1), ((await JobAsync(collection)).Attempts, (await JobAsync(collection)).Error, (await JobAsync(collection)).Done));
    }

    [Fact]
    public async Task End_Failed_WaitsUntilItIsStartedAgainAndKeepsItsRows()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一", "二"));
        await StartAsync(collection);
        var job = await TakeAsync();
        await FillAsync(job, await GapAsync(job, 1));
        await Reembeddings.EndAsync(job.Lease, ReembeddingState.Failed, "the key was revoked", null, Stop);
        Assert.Null(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), null, Stop));
        Assert.Equal(Time.GetUtcNow(), (await JobAsync(collection)).EndedAt);

        var resumed = await StartAsync(collection);

        Assert.Equal((job.Id, ReembeddingState.Building, 0, null, null), (resumed.Id, resumed.State, resumed.Attempts, resumed.Error, resumed.EndedAt));
        Assert.Single((await GapAsync(await TakeAsync())).Texts);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Reembeddings.EndAsync(job.Lease, ReembeddingState.Switched, null, null, Stop));
    }

    [Fact]
    public async Task Switch_WhileReady_GoesOnAndKeepsTheComparison()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection, SwitchRule.Never);
        var job = await TakeAsync();
        await FillAsync(job, await GapAsync(job));
        Assert.True(await Reembeddings.KeepComparisonAsync(job.Lease, Comparison, Stop));
        await Reembeddings.EndAsync(job.Lease, ReembeddingState.Ready, "It was asked to wait.", null, Stop);
        Assert.Null(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), null, Stop));
        await ReopenAsync();

        await Reembeddings.SwitchAsync(collection.Id, Stop);

        Assert.Equivalent(Comparison, (await JobAsync(collection)).Comparison);
        Assert.Equal(OtherSpace, (await SwitchAsync(collection)).Space);
        Assert.Equivalent(Comparison, (await JobAsync(collection)).Comparison);
    }

    [Fact]
    public async Task Start_WhileReady_ComparesAgain()
    {
        var collection = await CollectionAsync();
        await StartAsync(collection, SwitchRule.Never);
        var job = await TakeAsync();
        await Reembeddings.KeepComparisonAsync(job.Lease, Comparison, Stop);
        await Reembeddings.EndAsync(job.Lease, ReembeddingState.Ready, null, null, Stop);

        var again = await StartAsync(collection, SwitchRule.UnlessWorse);

        Assert.Equal((job.Id, ReembeddingState.Building, SwitchRule.UnlessWorse, null), (again.Id, again.State, again.Rule, again.Comparison));
    }

    [Fact]
    public async Task Switch_AskedForJustBeforeTheWorkerWaits_IsNotLost()
    {
        var collection = await CollectionAsync();
        await StartAsync(collection, SwitchRule.Never);
        var job = await TakeAsync();
        await Reembeddings.SwitchAsync(collection.Id, Stop);
        await Reembeddings.EndAsync(job.Lease, ReembeddingState.Ready, "It was asked to wait.", null, Stop);
        Assert.Equal(ReembeddingState.Building, (await JobAsync(collection)).State);
        await TakeAsync();
    }

    [Fact]
    public async Task Cancel_UnderWay_TakesTheLeaseAndTheRows()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));
        await WriteAsync(collection, New("b", "二"));
        await StartAsync(collection);
        var job = await TakeAsync();
        var gap = await GapAsync(job);
        await FillAsync(job, gap);

        Assert.True(await Reembeddings.CancelAsync(collection.Id, Stop));

        Assert.Null(await Reembeddings.FindAsync(collection.Id, Stop));
        Assert.Equal(new CollectionSpaces(Space, null, null), await SpacesAsync(collection));
        Assert.Equal(FillOutcome.LeaseLost, await FillAsync(job, gap));
        await SweepAsync();
        Assert.Empty((await Reembeddings.ReadAsync(document.Key, Space, OtherSpace, Stop))!.Second);
        await AssertCompleteAsync(collection);

        // A new one is another job: the old worker's token is good for nothing.
        await StartAsync(collection);
        var next = await TakeAsync();
        Assert.NotEqual(job.Lease, next.Lease);
        Assert.Equal(FillOutcome.LeaseLost, await FillAsync(job, gap));
        Assert.Equal(2, (await GapAsync(next)).Texts.Count);
    }

    [Fact]
    public async Task Start_HalfSweptSpace_BuildsItWhole()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await WriteAsync(collection, New("b", "二"));
        await StartAsync(collection);
        var job = await TakeAsync();
        await FillAsync(job, await GapAsync(job));
        await Reembeddings.CancelAsync(collection.Id, Stop);
        Assert.True(await Reembeddings.SweepAsync(1, Stop));

        await StartAsync(collection);
        await SwitchAsync(collection);

        Assert.False(await Reembeddings.SweepAsync(1, Stop));
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task RollBack_AfterWrites_FollowsThemFirst()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一", "二"));
        await StartAsync(collection);
        await SwitchAsync(collection);
        await WriteAsync(collection, In(OtherSpace, Next(document, "一", "弐")));
        await WriteAsync(collection, In(OtherSpace, New("b", "三")));
        Assert.Equal(new KeptSpace(Space, 2), (await SpacesAsync(collection)).Previous);

        var job = await Reembeddings.RollBackAsync(collection.Id, Stop);

        Assert.Equal((ReembeddingPurpose.Rollback, SwitchRule.Always, OtherSpace, Space), (job.Purpose, job.Rule, job.From, job.To));
        job = await TakeAsync();
        Assert.Equal(["弐", "三"], (await GapAsync(job)).Texts.Select(t => t.Text.Text));
        Assert.Equal(OtherSpace, (await NowAsync(collection)).Space);
        Assert.Equal(FillOutcome.Switched, await FillAsync(job, await GapAsync(job), switchWhenComplete: true));
        Assert.Equal(new CollectionSpaces(Space, null, new KeptSpace(OtherSpace, 0)), await SpacesAsync(collection));
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task Cancel_OfARollback_KeepsTheWayBack()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection);
        await SwitchAsync(collection);
        await Reembeddings.RollBackAsync(collection.Id, Stop);

        Assert.True(await Reembeddings.CancelAsync(collection.Id, Stop));

        Assert.Equal(new CollectionSpaces(OtherSpace, null, new KeptSpace(Space, 0)), await SpacesAsync(collection));
        await Reembeddings.RollBackAsync(collection.Id, Stop);
        Assert.Equal(Space, (await SwitchAsync(collection)).Space);
    }

    [Fact]
    public async Task Start_ToThePreviousSpace_UsesItsRows()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection);
        await SwitchAsync(collection);
        await Reembeddings.StartAsync(collection.Id, Space, SwitchRule.Never, Stop);
        var gap = await GapAsync(await TakeAsync());
        Assert.True(gap is { Texts.Count: 0, IsLast: true });
    }

    [Fact]
    public async Task Switch_ToAThirdSpace_LetsGoOfTheFirst()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection);
        await SwitchAsync(collection);
        var third = OtherSpace with { Model = "third-points" };
        await Reembeddings.StartAsync(collection.Id, third, SwitchRule.Always, Stop);
        Assert.Equal(Space, (await SpacesAsync(collection)).Previous?.Space);

        await SwitchAsync(collection);
        await SweepAsync();

        Assert.Equal(new CollectionSpaces(third, null, new KeptSpace(OtherSpace, 0)), await SpacesAsync(collection));
        Assert.Empty((await Reembeddings.ReadAsync(document.Key, Space, third, Stop))!.First);
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task DropPrevious_TakesTheWayBackAndTheRows()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection);
        await SwitchAsync(collection);

        Assert.True(await Reembeddings.DropPreviousAsync(collection.Id, Stop));
        await SweepAsync();

        Assert.Equal(new CollectionSpaces(OtherSpace, null, null), await SpacesAsync(collection));
        Assert.Empty((await Reembeddings.ReadAsync(document.Key, Space, OtherSpace, Stop))!.First);
        await RefusedAsync(ErrorCodes.ReembeddingConflict, () => Reembeddings.RollBackAsync(collection.Id, Stop));
        await AssertCompleteAsync(collection);
    }

    [Fact]
    public async Task Delete_Collection_TakesItsReembeddingAlong()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await StartAsync(collection);
        await Store.Collections.DeleteAsync("kb", Stop);
        Assert.Null(await Reembeddings.FindAsync(collection.Id, Stop));
        Assert.Null(await Reembeddings.LeaseAsync(TimeSpan.FromMinutes(1), null, Stop));
    }

    private static SpaceComparison Comparison { get; } = new(
        new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
        7,
        12,
        40,
        [
            new(
                Lao, ComparedPath.Originals, 12, 24, new(0.5, 0.1), new(0.7, 0.2), new(0.25, 0.5, 0.25, 0.1, 0.4, 0.999),
                new(0.5, 0.75, 0.25, 0.1, 0.4, 0.999), new(0.375, 0.625, 0.25, 0.1, 0.4, 0.999), ComparisonVerdict.Better),
        ]);

    private async Task SweepAsync()
    {
        while (await Reembeddings.SweepAsync(10, Stop))
        {
        }
    }
}
