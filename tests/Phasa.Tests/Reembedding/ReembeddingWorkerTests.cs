using Microsoft.Extensions.DependencyInjection;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Reembedding;
using Phasa.Reembedding.Comparison;
using Phasa.TestSupport.Storage;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;
using static Phasa.Tests.Reembedding.ReembeddingBench;

namespace Phasa.Tests.Reembedding;

public sealed class ReembeddingWorkerTests
{
    [Fact]
    public async Task Run_BetterModel_IsComparedAndSwitchedTo()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(20);
        Assert.Equal(20, (await bench.FoundAsync()).Count);

        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.UnlessWorse);
        Assert.Equal(Ngrams, await bench.ModelAsync());
        Assert.True(await bench.WorkAsync());

        var job = await bench.JobAsync();
        Assert.Equal((ReembeddingState.Switched, 40, 40, null), (job.State, job.Done, job.Total, job.Error));
        Assert.Equal(Numbers, await bench.ModelAsync());
        Assert.Equal(20, (await bench.FoundAsync()).Count);
        var crossing = Assert.Single(job.Comparison!.Paths, p => p.Language == Lo && p.Path == ComparedPath.Originals);
        Assert.Equal((20, 1.0, ComparisonVerdict.Better), (crossing.Documents, crossing.Mrr.Second, crossing.Verdict));
        Assert.False(await bench.WorkAsync());
    }

    [Fact]
    public async Task Run_WorseModel_WaitsAndSaysForWhichLanguages()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(20);
        await bench.Service.StartAsync(bench.Collection, Noise, SwitchRule.UnlessWorse);

        await bench.WorkAsync();

        var job = await bench.JobAsync();
        Assert.Equal(ReembeddingState.Ready, job.State);
        Assert.Equal(["ja", "lo"], job.Comparison!.Worse.Select(l => l.Value).Order());
        Assert.Contains("worse than 'hashed-ngrams' for ja, lo", job.Error, StringComparison.Ordinal);
        Assert.Equal(Ngrams, await bench.ModelAsync());

        await bench.Service.SwitchAsync(bench.Collection);
        await bench.WorkAsync();

        Assert.Equal(Noise, await bench.ModelAsync());
        Assert.Equal(20, (await bench.FoundAsync()).Count);
    }

    [Fact]
    public async Task Run_AskedToWait_WaitsWithTheComparison()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(3);
        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.Never);
        await bench.WorkAsync();
        var job = await bench.JobAsync();
        Assert.Equal(ReembeddingState.Ready, job.State);
        Assert.All(job.Comparison!.Paths, p => Assert.Equal(ComparisonVerdict.TooFew, p.Verdict));
        Assert.Equal(Ngrams, await bench.ModelAsync());
    }

    [Fact]
    public async Task Run_EmptyCollection_Switches()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.UnlessWorse);
        await bench.WorkAsync();
        Assert.Equal(Numbers, await bench.ModelAsync());
        Assert.Empty(await bench.FoundAsync());
    }

    [Fact]
    public async Task RollBack_AfterWrites_FindsThemWithTheOldModel()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(5);
        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.Always);
        await bench.WorkAsync();
        await bench.Bench.Documents.PutAsync(bench.Collection, Japanese("new", "番号99の説明です。"));
        await bench.Bench.Store.Documents.DeleteAsync(bench.Collection.Id, "d0");
        Assert.Equal(1, (await bench.Service.StatusAsync(bench.Collection)).Spaces.Previous?.DocumentsBehind);

        await bench.Service.RollBackAsync(bench.Collection);
        await bench.WorkAsync();

        Assert.Equal(Ngrams, await bench.ModelAsync());
        Assert.Equal(["d1", "d2", "d3", "d4", "new"], await bench.FoundAsync());
        Assert.Null((await bench.JobAsync()).Comparison);
        Assert.Equal(Numbers, (await bench.Service.StatusAsync(bench.Collection)).Spaces.Previous?.Space.Model);
    }

    [Fact]
    public async Task Run_ModelThatFails_IsTriedAgainThenGivenUpAndGoesOnWhereItWas()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(300);
        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.Always);
        var calls = 0;
        bench.Understanding.Before = () =>
        {
            // The probe takes two calls; the first batch passes.
            bench.Understanding.Failure = ++calls > 3 ? new HttpRequestException("503 from the endpoint") : null;
            return Task.CompletedTask;
        };

        await bench.WorkAsync();
        var job = await bench.JobAsync();
        Assert.Equal((ReembeddingState.Building, 256, 600, 1), (job.State, job.Done, job.Total, job.Attempts));
        Assert.Contains("503 from the endpoint", job.Error, StringComparison.Ordinal);
        Assert.False(await bench.WorkAsync());
        Assert.Equal(300, (await bench.FoundAsync()).Count);

        // Three attempts since rows were last written are what the workbench allows.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            bench.Bench.Time.Advance(TimeSpan.FromHours(1));
            Assert.True(await bench.WorkAsync());
        }

        Assert.Equal(ReembeddingState.Failed, (await bench.JobAsync()).State);
        bench.Bench.Time.Advance(TimeSpan.FromDays(1));
        Assert.False(await bench.WorkAsync());
        Assert.Equal(300, (await bench.FoundAsync()).Count);

        bench.Understanding.Before = () => Task.CompletedTask;
        bench.Understanding.Failure = null;
        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.Always);
        await bench.WorkAsync();
        Assert.Equal(Numbers, await bench.ModelAsync());
        Assert.Equal(300, (await bench.FoundAsync()).Count);
    }

    [Fact]
    public async Task Run_OldModelFails_WaitsForAPersonUnlessToldToSwitch()
    {
        await using var bench = await ReembeddingBench.StartAsync(Numbers);
        await bench.FillAsync(3);
        bench.Understanding.Failure = new HttpRequestException("410 gone for good");
        await bench.Service.StartAsync(bench.Collection, Ngrams, SwitchRule.UnlessWorse);
        await bench.WorkAsync();
        Assert.Equal((ReembeddingState.Building, Numbers), ((await bench.JobAsync()).State, await bench.ModelAsync()));

        await bench.Service.SwitchAsync(bench.Collection);
        await bench.WorkAsync();

        Assert.Equal(Ngrams, await bench.ModelAsync());
        Assert.Equal(3, (await bench.FoundAsync()).Count);
    }

    [Fact]
    public async Task Run_Stopped_GivesBackAndTheNextGoesOn()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(3);
        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.Always);
        using var stop = new CancellationTokenSource();
        bench.Understanding.Before = stop.CancelAsync;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Bench.Get<ReembeddingWorker>().RunNextAsync(null, stop.Token));
        Assert.Equal((ReembeddingState.Building, 0, null), ((await bench.JobAsync()).State, (await bench.JobAsync()).Attempts, (await bench.JobAsync()).LeasedUntil));

        bench.Understanding.Before = () => Task.CompletedTask;
        Assert.True(await bench.WorkAsync());
        Assert.Equal(Numbers, await bench.ModelAsync());
    }

    [Fact]
    public async Task Run_WritesMeanwhile_AreFollowedBeforeTheSwitch()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(3);
        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.Always);
        var writes = 0;
        bench.Understanding.Before = async () =>
        {
            if (++writes <= 4)
            {
                await bench.Bench.Documents.PutAsync(bench.Collection, Japanese($"late{writes}", $"番号{writes}の説明です。"));
            }
        };

        await bench.WorkAsync();

        Assert.Equal(Numbers, await bench.ModelAsync());
        Assert.Equal(["d0", "d1", "d2", "late1", "late2", "late3", "late4"], await bench.FoundAsync());
    }

    [Fact]
    public async Task Put_WithACollectionAsItWasBefore_WritesInTheNewSpace()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(2);
        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.Always);
        await bench.WorkAsync();

        await bench.Bench.Documents.PutAsync(bench.Collection, Japanese("late", "番号7の説明です。"));
        await bench.Bench.Documents.PutTranslationAsync(bench.Collection, "late", Lo, new TranslationInput("ຄຳອະທິບາຍເລກ 7"));

        Assert.Equal(["d0", "d1", "late"], await bench.FoundAsync());
    }

    [Fact]
    public async Task Put_WhileTheCollectionMoves_IsEmbeddedAnew()
    {
        await using var bench = await ReembeddingBench.StartAsync(Numbers);
        await bench.FillAsync(2);
        await bench.Service.StartAsync(bench.Collection, Ngrams, SwitchRule.Always);
        bench.Understanding.Before = async () =>
        {
            // The text is embedded with the model in use, and at that moment the collection moves.
            bench.Understanding.Before = () => Task.CompletedTask;
            await bench.WorkAsync();
        };

        await bench.Bench.Documents.PutAsync(bench.Collection, Japanese("late", "番号7の説明です。"));

        Assert.Equal(Ngrams, await bench.ModelAsync());
        Assert.Equal(["d0", "d1", "late"], await bench.FoundAsync());
    }

    [Fact]
    public async Task Translate_WhileTheCollectionMoves_IsNotTranslatedTwice()
    {
        ReembeddingBench? running = null;
        var calls = 0;
        var translator = new ScriptedTranslator("gpt", async (request, cancellationToken) =>
        {
            calls++;
            if (calls == 2)
            {
                await running!.Service.StartAsync(running.Collection, Numbers, SwitchRule.Always, cancellationToken);
                await running.WorkAsync();
            }

            return [.. request.Texts.Select(_ => new TranslatedText("ຄຳອະທິບາຍເລກ 7", "gpt"))];
        });
        await using var bench = await ReembeddingBench.StartAsync(more: s => s.AddSingleton<ITranslator>(translator));
        running = bench;
        await bench.Bench.Documents.PutAsync(bench.Collection, Japanese("a", "番号7の説明です。"));

        await bench.Bench.WorkAsync();

        Assert.Equal((2, Numbers), (calls, await bench.ModelAsync()));
        var hit = (await bench.Bench.Search.SearchAsync("kb", new("ເລກ 7") { Language = Lo })).Hits.Single();
        Assert.Equal((TextSource.Machine, "a"), (hit.Text.Source, hit.Text.DocumentId));
    }

    [Fact]
    public async Task Switch_WhereSearchesRun_LeavesOneSpaceInMemory()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(3);
        await bench.FoundAsync();
        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.Always);
        await bench.WorkAsync();
        Assert.Equal(1, bench.Bench.Get<CollectionIndexes>().Count);
        await bench.FoundAsync();
        Assert.Equal(1, bench.Bench.Get<CollectionIndexes>().Count);
    }

    [Fact]
    public async Task Switch_IndexKeptInFiles_WritesTheNewSpaceAndDeletesTheOld()
    {
        using var folder = new TemporaryFolder();
        await using var bench = await ReembeddingBench.StartAsync(more: s => s.Configure<IndexFileOptions>(o => (o.Folder, o.LeastRows) = (folder.Path, 1)));
        await bench.FillAsync(3);
        await bench.FoundAsync();
        var indexes = bench.Bench.Get<CollectionIndexes>();
        await indexes.FileAsync(isLast: false, default);
        Assert.EndsWith(bench.Collection.Space.Id, Assert.Single(Directory.GetDirectories(folder.Path)), StringComparison.Ordinal);

        await bench.Service.StartAsync(bench.Collection, Numbers, SwitchRule.Always);
        await bench.WorkAsync();
        await indexes.FileAsync(isLast: false, default);
        await indexes.SweepAsync(default);

        var current = (await bench.Bench.Store.Collections.FindAsync("kb"))!;
        Assert.EndsWith(current.Space.Id, Assert.Single(Directory.GetDirectories(folder.Path)), StringComparison.Ordinal);
        Assert.Equal(["d0", "d1", "d2"], await bench.FoundAsync());
    }

    [Fact]
    public async Task Start_UnknownModel_NamesTheModels()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        var error = await Assert.ThrowsAsync<PhasaException>(() => bench.Service.StartAsync(bench.Collection, "e6", SwitchRule.Always));
        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
        Assert.Contains($"{Ngrams}, {Numbers}, {Noise}", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RollBack_NothingToGoBackTo_IsRefused()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        foreach (var call in new Func<Task>[] { () => bench.Service.RollBackAsync(bench.Collection), () => bench.Service.CancelAsync(bench.Collection), () => bench.Service.DropPreviousAsync(bench.Collection) })
        {
            Assert.Equal(ErrorCodes.ReembeddingConflict, (await Assert.ThrowsAsync<PhasaException>(call)).Code);
        }
    }

    [Fact]
    public async Task RollBack_ModelThatHasLeftTheConfiguration_IsRefusedBeforeAnythingBegins()
    {
        await using var bench = await ReembeddingBench.StartAsync();
        await bench.FillAsync(1);
        var gone = new EmbeddingSpace("test", "gone", "1", 8);
        await bench.Bench.Store.Reembeddings.StartAsync(bench.Collection.Id, gone, SwitchRule.Always);
        Assert.True(await bench.WorkAsync());
        var job = await bench.JobAsync();
        Assert.Equal(ReembeddingState.Failed, job.State);
        Assert.Contains("gone", job.Error, StringComparison.Ordinal);
        Assert.Single(await bench.FoundAsync());
    }
}
