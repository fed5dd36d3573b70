using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings.FeatureTables;
using Phasa.Jobs;
using Phasa.Separation.Verdicts;
using Phasa.TestSupport.Separation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using Phasa.Translation.Checks;
using Phasa.Translation.Memory;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Jobs;

public sealed class TranslationWorkerTests
{
    private const string Text = "# 請求\n\n## 送付\n\n請求書は毎月一日に送ります。\n\n## 支払い\n\n支払いは三十日以内です。";

    [Fact]
    public async Task Run_ProviderAnswers_MakesTheLanguageReadyWithProvenance()
    {
        var gpt = ScriptedTranslator.Of("gpt", t => PseudoTranslation.Translate(t, "ja", "lo"));
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(gpt));
        var collection = await PutAsync(bench);

        Assert.Equal(1, await bench.WorkAsync());

        var document = await bench.DocumentAsync(collection, "bill");
        Assert.Equal([TextSource.Machine, TextSource.Machine], document.Translations.Select(t => t.Source));
        Assert.All(document.Translations, t => Assert.Equal("gpt", t.Provider));
        Assert.Equal(PseudoTranslation.Translate("請求", "ja", "lo"), Assert.Single(document.Titles).Text);
        Assert.Equal(TranslationState.Ready, await StateAsync(bench, collection));
        Assert.Empty(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10));
    }

    [Fact]
    public async Task Run_Passages_TellTheProviderWhatStandsAroundThem()
    {
        var gpt = ScriptedTranslator.Of("gpt", t => PseudoTranslation.Translate(t, "ja", "lo"));
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(gpt));
        await PutAsync(bench);

        await bench.WorkAsync();

        const string First = "請求書は毎月一日に送ります。", Second = "支払いは三十日以内です。";
        Assert.Equal([new(After: First)], gpt.Requests[0].Surroundings);
        Assert.Equal(["送付", First, "支払い", Second], gpt.Requests[1].Texts);
        Assert.Equal([new(After: First), new("送付", null, Second), new(After: Second), new("支払い", First, null)], gpt.Requests[1].Surroundings);
    }

    [Fact]
    public async Task PassageTexts_NeighbourInAnotherLanguage_IsNotShown()
    {
        await using var bench = await Workbench.StartAsync();
        var passages = (await bench.DocumentAsync(await PutAsync(bench), "bill")).Passages;

        Assert.Equal(passages[1].Text, PassageTexts.Of([passages[0]], passages).Surroundings[^1].After);
        Assert.Null(PassageTexts.Of([passages[0]], [passages[0], passages[1] with { Language = En }]).Surroundings[^1].After);
    }

    [Fact]
    public async Task Run_TranslationsOfOtherPassages_ParksByTheMeasuredSimilarity()
    {
        const string Mail = "お知らせのメールは、登録したアドレスに毎週月曜日の朝に届きます。届かないときは迷惑メールのフォルダーと受信の設定を確かめてください。";
        var gpt = ScriptedTranslator.Of("gpt", t => t == Mail
            ? "Certificates are issued by the head office once the course is finished, and can be downloaded as a file for a period of one year after that date."
            : "Mail");
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(gpt).AddSingleton(new TranslationOptions { Checks = new() { Similarity = true } }));
        using var model = InBoxModel.CreateModel();
        var collection = await bench.Store.Collections.CreateAsync("kb", [Ja, En], model.Space);
        await bench.Store.Measurements.SaveAsync(Figures.Of(model.Space, Figures.Condition("ja→en", Verdict.Working) with { SynonymSimilarity = 0.45 }));
        await bench.Documents.PutAsync(collection, Japanese("mail", "# メール\n\n" + Mail));

        await bench.WorkAsync();

        Assert.Empty((await bench.DocumentAsync(collection, "mail")).Translations);
        var job = Assert.Single(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10));
        Assert.Equal(JobState.Parked, job.State);
        Assert.Contains("gpt: Unlike", job.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoreHasTranslationsOfThePair_TellsTheChecksOnceOldestFirst()
    {
        var checks = new RecordingCheck();
        var gpt = ScriptedTranslator.Of("gpt", t => PseudoTranslation.Translate(t, "ja", "lo"));
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(gpt).AddSingleton<IReadOnlyList<ITranslationCheck>>([checks]));
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("one", "# 一\n\n一つです。", (Lo, "# ໜຶ່ງ\n\nມີໜຶ່ງອັນ")));
        await bench.Documents.PutAsync(collection, Japanese("two", "# 二\n\n二つです。", (Lo, "# ສອງ\n\nມີສອງອັນ")));
        await bench.Documents.PutAsync(collection, Japanese("three", "# 三\n\n三つです。"));
        await bench.Documents.PutAsync(collection, Japanese("four", "# 四\n\n四つです。"));

        await bench.WorkAsync();

        Assert.Equal(["一つです。", "二つです。", "三", "三つです。", "四", "四つです。"], checks.Sources);
    }

    [Fact]
    public async Task Run_TransientFailures_RetriesLaterAndLaterThenFailsWithTheReason()
    {
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Failing("gpt", TranslationFailure.ServerError)));
        var collection = await PutAsync(bench);

        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt < 3; attempt++)
        {
            Assert.Equal(1, await bench.WorkAsync());
            var job = Assert.Single(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10));
            Assert.Equal((JobState.Queued, attempt, "translate"), (job.State, job.Attempts, job.Step));
            Assert.Contains("gpt: ServerError (scripted ServerError)", job.Error, StringComparison.Ordinal);
            waits.Add(job.DueAt - bench.Time.GetUtcNow());
            bench.Time.Advance(waits[^1]);
        }

        Assert.Equal(1, await bench.WorkAsync());
        Assert.True(waits[1] > waits[0] && waits[0] > TimeSpan.Zero);
        Assert.Equal(TranslationState.Failed, await StateAsync(bench, collection));
    }

    [Fact]
    public async Task Run_ProviderAsksForALongerWait_GetsIt()
    {
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(
            ScriptedTranslator.Failing("gpt", TranslationFailure.RateLimited, TimeSpan.FromHours(2))));
        await PutAsync(bench);
        await bench.WorkAsync();
        Assert.Equal(bench.Time.GetUtcNow() + TimeSpan.FromHours(2), Assert.Single(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10)).DueAt);
    }

    [Fact]
    public async Task Run_NothingCanTranslate_ParksUntilTheMemoryIsFilled()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await PutAsync(bench);
        await bench.WorkAsync();
        Assert.Equal(TranslationState.Parked, await StateAsync(bench, collection));
        Assert.Equal((1, 0), (bench.Worker.TakeGivenUp(), bench.Worker.TakeGivenUp()));

        using var tmx = new MemoryStream("""
            <tmx version="1.4"><header srclang="ja"/><body>
            <tu><tuv xml:lang="ja"><seg>請求</seg></tuv><tuv xml:lang="lo"><seg>ການເກັບເງິນ</seg></tuv></tu>
            <tu><tuv xml:lang="ja"><seg>送付</seg></tuv><tuv xml:lang="lo"><seg>ການສົ່ງ</seg></tuv></tu>
            <tu><tuv xml:lang="ja"><seg>支払い</seg></tuv><tuv xml:lang="lo"><seg>ການຊຳລະ</seg></tuv></tu>
            <tu><tuv xml:lang="ja"><seg>請求書は毎月一日に送ります。</seg></tuv><tuv xml:lang="lo"><seg>ສົ່ງໃບແຈ້ງໜີ້ທຸກວັນທີໜຶ່ງ</seg></tuv></tu>
            <tu><tuv xml:lang="ja"><seg>支払いは三十日以内です。</seg></tuv><tuv xml:lang="lo"><seg>ຊຳລະພາຍໃນສາມສິບວັນ</seg></tuv></tu>
            </body></tmx>
            """u8.ToArray());
        var result = await bench.Get<TranslationMemoryImport>().ImportAsync(collection, tmx, "old.tmx");
        Assert.Equal(1, result.QueuedJobs);
        await bench.WorkAsync();

        Assert.Equal(TranslationState.Ready, await StateAsync(bench, collection));
        var document = await bench.DocumentAsync(collection, "bill");
        Assert.Equal(["ການສົ່ງ", "ການຊຳລະ"], document.Passages.Select(p => document.Translations.Single(t => t.Passage == p.Id).Heading));
        Assert.All(document.Translations, t => Assert.Equal("memory:tmx:old.tmx", t.Provider));
    }

    [Fact]
    public async Task Run_CutOffHalfWay_GoesOnWhereItStopped()
    {
        var calls = 0;
        var gpt = new ScriptedTranslator("gpt", (request, _) => ++calls == 3
            ? throw new TranslationException(TranslationFailure.Unreachable, "gone")
            : Task.FromResult<IReadOnlyList<TranslatedText?>>([.. request.Texts.Select(t => new TranslatedText(PseudoTranslation.Translate(t, "ja", "lo"), "gpt"))]));
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(gpt));
        var collection = await bench.CollectionAsync("ja lo");
        var text = string.Join("\n\n", Enumerable.Range(1, 12).Select(i => $"## 章{i}\n\nこれは{i}番目の章の本文です。"));
        await bench.Documents.PutAsync(collection, Japanese("long", "# 題\n\n" + text));

        // Title, first batch, then the provider is gone.
        await bench.WorkAsync();
        var half = (await bench.DocumentAsync(collection, "long")).Translations.Count;
        Assert.InRange(half, 1, 11);

        bench.Time.Advance(TimeSpan.FromHours(1));
        var before = gpt.Requests.Count;
        await bench.WorkAsync();
        Assert.Equal(12, (await bench.DocumentAsync(collection, "long")).Translations.Count);
        Assert.Equal(12 - half, gpt.Requests.Skip(before).Sum(r => r.Texts.Count(t => t.Contains("番目", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Run_OnlyTheTitleFails_IsGivenUpInTheOpenAndRetried()
    {
        var isDown = true;
        var gpt = ScriptedTranslator.Of("gpt", t => isDown && t == "請求" ? "" : PseudoTranslation.Translate(t, "ja", "lo"));
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(gpt));
        var collection = await PutAsync(bench);

        await bench.WorkAsync();

        var job = Assert.Single(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10));
        Assert.Equal(JobState.Parked, job.State);
        Assert.Contains("the title: ", job.Error, StringComparison.Ordinal);
        Assert.Equal(TranslationState.Ready, await StateAsync(bench, collection));

        isDown = false;
        Assert.Equal(1, await bench.Store.Jobs.RequeueAsync(null, null, null));
        await bench.WorkAsync();
        Assert.Equal(PseudoTranslation.Translate("請求", "ja", "lo"), Assert.Single((await bench.DocumentAsync(collection, "bill")).Titles).Text);
        Assert.Empty(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10));
    }

    [Fact]
    public async Task Run_ProviderAway_IsNotAskedForTheRestOfALongDocument()
    {
        var gpt = ScriptedTranslator.Failing("gpt", TranslationFailure.Timeout);
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(gpt));
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("long", "# 題\n\n" + string.Join("\n\n", Enumerable.Range(1, 40).Select(i => $"## 章{i}\n\nこれは{i}番目の章の本文です。"))));

        await bench.WorkAsync();

        Assert.Single(gpt.Requests);
        Assert.Equal(JobState.Queued, Assert.Single(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10)).State);
    }

    [Fact]
    public async Task Run_DocumentReplacedWhileTranslating_StoresNothingOfTheOld()
    {
        Workbench bench = null!;
        Collection collection = null!;
        var replaced = false;
        var gpt = new ScriptedTranslator("gpt", async (request, _) =>
        {
            if (!replaced && request.Texts.Count > 1)
            {
                replaced = true;
                await bench.Documents.PutAsync(collection, Japanese("bill", "# 請求\n\nまったく違う内容になりました。"), CancellationToken.None);
            }

            return [.. request.Texts.Select(t => new TranslatedText(PseudoTranslation.Translate(t, "ja", "lo"), "gpt"))];
        });
        await using var made = bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(gpt));
        collection = await PutAsync(bench);

        await bench.WorkAsync();

        var document = await bench.DocumentAsync(collection, "bill");
        var translation = Assert.Single(document.Translations);
        Assert.Equal(document.Passages.Single().Id, translation.Passage);
        Assert.Equal(PseudoTranslation.Translate(document.Passages.Single().Text, "ja", "lo"), translation.Text);
    }

    [Fact]
    public async Task Run_ToldToStop_GivesTheJobBackUncounted()
    {
        using var stop = new CancellationTokenSource();
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(new ScriptedTranslator("gpt", async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return [];
        })));
        await PutAsync(bench);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Worker.RunNextAsync(stop.Token));

        var job = Assert.Single(await bench.Store.Jobs.ListAsync(null, null, null, 0, 10));
        Assert.Equal((JobState.Queued, 0), (job.State, job.Attempts));
    }

    private static async Task<Collection> PutAsync(Workbench bench)
    {
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("bill", Text));
        return collection;
    }

    private static async Task<TranslationState> StateAsync(Workbench bench, Collection collection) =>
        (await bench.Store.Documents.SummarizeAsync(collection.Id, "bill"))!.Languages.Single(l => l.Language == Lo).State;

    private sealed class RecordingCheck : ITranslationCheck
    {
        public List<string> Sources { get; } = [];

        public string Name => "recording";

        public CheckFinding? Check(LanguagePair pair, string source, string output) => null;

        public void Accepted(LanguagePair pair, string source, string output) => Sources.Add(source);
    }
}
