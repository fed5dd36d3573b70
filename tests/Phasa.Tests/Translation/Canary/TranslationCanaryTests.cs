using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Ingestion;
using Phasa.Jobs;
using Phasa.Search;
using Phasa.TestSupport.Embeddings;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using Phasa.Translation.Canary;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Translation.Canary;

public sealed class TranslationCanaryTests
{
    private const string Text = "# 請求\n\n請求書は毎月一日に送ります。支払いは三十日以内です。";

    private static readonly string Lost = Lao("請求書は毎月一日に送ります");

    [Fact]
    public async Task Run_RowThatItsOwnWordsDoNotFind_IsQuarantinedAndFallbackStays()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel()) { Lost = [Lost] };
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench);

        await bench.WorkAsync();

        var state = await StateAsync(bench, collection);
        Assert.Equal((TranslationState.Quarantined, 0), (state.State, state.Ready));
        Assert.Matches(@"passage 1 by gpt is quarantined: not found among 12 other rows by its title \(rank .*, similarity -?0\.\d\d, best other 0\.\d\d\), a key sentence", state.Error!);
        var job = Assert.Single(await bench.Store.Jobs.ListAsync(collection.Id, JobState.Parked, Lo, 0, 100));
        Assert.Equal(("bill", "canary"), (job.DocumentId, job.Step));
        var document = await bench.DocumentAsync(collection, "bill");
        Assert.Empty(document.Translations);
        Assert.Empty(document.Titles);
        var coverage = (await bench.Store.Collections.CoverageAsync(collection.Id)).Single(l => l.Language == Lo);
        Assert.Equal((13, 12, 1, 1), (coverage.Passages, coverage.Ready, coverage.FailedPassages, coverage.Quarantined));
        var hit = (await SearchAsync(bench, collection, "請求書は毎月一日に送ります")).Hits[0];
        Assert.Equal(("bill", Route.Fallback), (hit.Text.DocumentId, hit.Route));
    }

    [Fact]
    public async Task Run_RetriedAfterTheCauseWasPutRight_IsReady()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel()) { Lost = [Lost] };
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench);
        await bench.WorkAsync();

        embedder.Lost = [];
        Assert.Equal(1, await bench.Store.Jobs.RequeueAsync(collection.Id, "bill", Lo));
        await bench.WorkAsync();

        Assert.Equal(TranslationState.Ready, (await StateAsync(bench, collection)).State);
        Assert.Equal(Lao("請求"), Assert.Single((await bench.DocumentAsync(collection, "bill")).Titles).Text);
        Assert.Equal(Route.Index, (await SearchAsync(bench, collection, Lost)).Hits[0].Route);
    }

    [Fact]
    public async Task Run_RowsOfNothingButZeros_AreQuarantinedEvenAlone()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel()) { Lost = [Lost], LosesAll = true };
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench, others: 0);

        await bench.WorkAsync();

        Assert.Equal(TranslationState.Quarantined, (await StateAsync(bench, collection)).State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public async Task Run_GoodTranslation_IsReadyAmongAnyNumberOfOthers(int others)
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel());
        await using var bench = await StartAsync(embedder, rank: 1);
        var collection = await CollectionAsync(bench, others);

        await bench.WorkAsync();

        Assert.Equal(TranslationState.Ready, (await StateAsync(bench, collection)).State);
    }

    [Fact]
    public async Task Run_TextTooShortForAQuestion_IsReady()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel());
        await using var bench = await StartAsync(embedder, rank: 1);
        var collection = await CollectionAsync(bench);
        await bench.Documents.PutAsync(collection, Japanese("bill", "はい。"));

        await bench.WorkAsync();

        Assert.Equal(TranslationState.Ready, (await StateAsync(bench, collection)).State);
    }

    [Fact]
    public async Task Run_TheSameTextInManyDocuments_IsFoundByAnyOfThem()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel());
        await using var bench = await StartAsync(embedder, rank: 1);
        var collection = await bench.CollectionAsync("ja lo");
        for (var i = 0; i < 15; i++)
        {
            await bench.Documents.PutAsync(collection, Japanese($"copy-{i}", Text));
        }

        await bench.WorkAsync();

        Assert.Empty(await bench.Store.Jobs.ListAsync(collection.Id, null, null, 0, 100));
    }

    [Fact]
    public async Task Run_TextsThatDifferInANumberTheModelIsBlindTo_StandInNobodysWay()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel()) { IsBlindToDigits = true };
        await using var bench = await StartAsync(embedder, rank: 2);
        var collection = await bench.CollectionAsync("ja lo");
        for (var i = 10; i < 25; i++)
        {
            await bench.Documents.PutAsync(collection, Japanese($"room-{i}", $"# 部屋{i}\n\n部屋{i}は毎朝九時に開き、夕方になると閉まります。"));
        }

        await bench.WorkAsync();

        Assert.Empty(await bench.Store.Jobs.ListAsync(collection.Id, null, null, 0, 100));
    }

    [Fact]
    public async Task Run_ModelThatPutsAllTextsOfALanguageAtOnePlace_IsNoticed()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel()) { Collapsed = c => c is >= '\u0e80' and <= '\u0eff' };
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench);

        await bench.WorkAsync();

        Assert.Equal(TranslationState.Quarantined, (await StateAsync(bench, collection)).State);
    }

    [Fact]
    public async Task Run_ModelFailsAtTheQuestions_TriesAgainAndServesNothingMeanwhile()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel());
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench);

        embedder.QuestionFailure = new HttpRequestException("gone");
        await bench.WorkAsync();

        var job = Assert.Single(await bench.Store.Jobs.ListAsync(collection.Id, null, null, 0, 10));
        Assert.Equal((JobState.Queued, "embed"), (job.State, job.Step));
        Assert.Empty((await bench.DocumentAsync(collection, "bill")).Translations);

        embedder.QuestionFailure = null;
        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.WorkAsync();
        Assert.Equal(TranslationState.Ready, (await StateAsync(bench, collection)).State);
    }

    [Fact]
    public async Task Run_DiesBetweenEmbeddingAndProbing_LeavesNoRowAndAJobThatComesBack()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel());
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench);
        await bench.Get<CollectionModels>().ForAsync(collection);

        // Nothing of the worker runs after this, as after a kill: the job stays leased.
        var job = await bench.Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(2));
        embedder.QuestionFailure = new OperationCanceledException("killed");
        await Assert.ThrowsAsync<OperationCanceledException>(() => bench.Get<DocumentTranslation>().RunAsync(job!, CancellationToken.None));
        Assert.Empty((await bench.DocumentAsync(collection, "bill")).Translations);
        Assert.Equal(TranslationState.Translating, (await StateAsync(bench, collection)).State);

        embedder.QuestionFailure = null;
        bench.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await bench.WorkAsync());
        Assert.Equal(TranslationState.Ready, (await StateAsync(bench, collection)).State);
    }

    [Fact]
    public async Task PutTranslation_OfAPerson_StandsAndIsReported()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel()) { Lost = [Lost] };
        await using var bench = await StartAsync(embedder);
        var collection = await CollectionAsync(bench);
        await bench.WorkAsync();

        await bench.Documents.PutTranslationAsync(collection, "bill", Lo, new TranslationInput(Lao(Text), Lao("請求")));

        Assert.Equal(TranslationState.Ready, (await StateAsync(bench, collection)).State);
        Assert.Equal(TextSource.Human, Assert.Single((await bench.DocumentAsync(collection, "bill")).Translations).Source);
        Assert.False(Assert.Single(await bench.Documents.ProbeTranslationAsync(collection, "bill", Lo)).IsFound);
        Assert.Empty(await bench.Documents.ProbeTranslationAsync(collection, "other-1", Lo));
    }

    [Fact]
    public async Task Run_SwitchedOff_AsksNothing()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel()) { Lost = [Lost] };
        await using var bench = await StartAsync(embedder, isEnabled: false);
        var collection = await CollectionAsync(bench);

        await bench.WorkAsync();

        Assert.Equal(TranslationState.Ready, (await StateAsync(bench, collection)).State);
        Assert.Empty(await bench.Documents.ProbeTranslationAsync(collection, "bill", Lo));
    }

    private static Task<Workbench> StartAsync(LossyEmbedder embedder, int rank = 3, bool isEnabled = true) => Workbench.StartAsync(services =>
    {
        services.RemoveAll<EmbeddingModel>();
        services.AddSingleton(embedder.Model());
        services.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", Lao));
        services.Configure<CanaryOptions>(o => (o.Rank, o.Enabled) = (rank, isEnabled));
    });

    /// <summary>The document 'bill', to be translated into Lao, among others that people have translated.</summary>
    private static async Task<Collection> CollectionAsync(Workbench bench, int others = 12)
    {
        var collection = await bench.CollectionAsync("ja lo");
        for (var i = 1; i <= others; i++)
        {
            var text = $"# 第{i}の件\n\n" + string.Concat(Enumerable.Range(0, 12).Select(n => (char)('一' + (i * 97) + (n * 31)))) + "についての説明です。";
            await bench.Documents.PutAsync(collection, Japanese($"other-{i}", text, (Lo, Lao(text))));
        }

        await bench.WorkAsync();
        await bench.Documents.PutAsync(collection, Japanese("bill", Text));
        return collection;
    }

    private static string Lao(string text) => PseudoTranslation.Translate(text, "ja", "lo");

    private static async Task<LanguageState> StateAsync(Workbench bench, Collection collection) =>
        (await bench.Store.Documents.SummarizeAsync(collection.Id, "bill"))!.Languages.Single(l => l.Language == Lo);

    private static Task<SearchResult> SearchAsync(Workbench bench, Collection collection, string query) =>
        bench.Search.SearchAsync(collection.Name, new(query) { Language = Lo, Threshold = -1 });
}
