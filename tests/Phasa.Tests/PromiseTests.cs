using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Ingestion;
using Phasa.Jobs;
using Phasa.Search;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests;

/// <summary>What Phasa promises of documents and searches, promise by promise. Crashes are tested on real processes elsewhere.</summary>
public sealed class PromiseTests
{
    private const string JapaneseText = "# テナントの作成\n\n## 手順\n\n管理画面でテナント名を入力して作成します。\n\n## 上限\n\n一つの契約で十個まで作れます。";
    private const string LaoText = "# ການສ້າງເທນັນ\n\n## ຂັ້ນຕອນ\n\nປ້ອນຊື່ເທນັນໃນໜ້າຈໍຜູ້ດູແລລະບົບ ແລ້ວສ້າງ\n\n## ຂີດຈຳກັດ\n\nສັນຍາໜຶ່ງສ້າງໄດ້ສູງສຸດສິບອັນ";

    [Fact]
    public async Task P2_EveryPassage_IsReachableFromEveryLanguage_AtEveryStage()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync();
        await bench.Documents.PutAsync(collection, Japanese("tenant", JapaneseText));
        await AssertReachableAsync(bench, expectedIndexRows: 0, expectedFallbackRows: 2);

        // One passage translated, one not.
        var passages = (await bench.DocumentAsync(collection, "tenant")).Passages;
        await bench.Documents.PutPassageTranslationsAsync(collection, "tenant", Lo, [(passages[0].Id, "ປ້ອນຊື່ເທນັນ ແລ້ວສ້າງ")]);
        await AssertReachableAsync(bench, expectedIndexRows: 1, expectedFallbackRows: 1);

        // All translated: the switch to the language index happens by itself.
        await bench.Documents.PutTranslationAsync(collection, "tenant", Lo, new TranslationInput(LaoText));
        await AssertReachableAsync(bench, expectedIndexRows: 2, expectedFallbackRows: 0);

        // One original changed: its human translation is stale, so the new original is searched beside it.
        await bench.Documents.PutAsync(collection, Japanese("tenant", JapaneseText.Replace("十個", "二十個", StringComparison.Ordinal)));
        await AssertReachableAsync(bench, expectedIndexRows: 2, expectedFallbackRows: 1);
    }

    [Fact]
    public async Task P3_ReplacedDocument_IsSeenInOneVersion_WhileItIsReplaced()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("en lo");

        // Versions differ in how many passages they have and in wording: passages come, go and continue.
        static int PassagesOf(int n) => 2 + (n % 3);
        static DocumentInput Version(int n) => new("doc", "# Manual\n\n" + string.Join("\n\n", Enumerable.Range(0, PassagesOf(n)).Select(i =>
            $"## {"ABCDE"[i]}\n\n{n} " + (n % 4 < 2 ? "is the release whose text this is" : "marks words of quite another kind, by other people"))))
        { Language = En };
        await bench.Documents.PutAsync(collection, Version(0));

        using var done = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            for (var n = 1; n <= 200; n++)
            {
                await bench.Documents.PutAsync(collection, Version(n));
            }

            await done.CancelAsync();
        });

        var searches = 0;
        do
        {
            var result = await bench.Search.SearchAsync("kb", new("release text") { Language = En, Threshold = -1 });
            var version = int.Parse(Assert.Single(result.Hits.Select(h => h.Text.Text.Split(' ')[0]).Distinct()), CultureInfo.InvariantCulture);
            Assert.Equal(PassagesOf(version), result.Hits.Count);
            Assert.Single(result.Hits.Select(h => h.Text.DocumentVersion).Distinct());
            searches++;
        }
        while (!done.IsCancellationRequested && searches < 100_000);
        await writer;
        Assert.True(searches > 1);
    }

    [Fact]
    public async Task P4_OneLanguageFailing_HoldsUpNeitherAnotherNorTheOriginal()
    {
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(new ScriptedTranslator("gpt", (request, _) =>
            request.Pair.Target == Th
                ? throw new TranslationException(TranslationFailure.ServerError, "500 from the server")
                : Task.FromResult<IReadOnlyList<TranslatedText?>>([.. request.Texts.Select(t => new TranslatedText(PseudoTranslation.Translate(t, "ja", "lo"), "gpt"))]))));
        var collection = await bench.CollectionAsync("ja th lo");
        await bench.Documents.PutAsync(collection, Japanese("tenant", JapaneseText));

        await bench.WorkAsync();

        var states = (await bench.Store.Documents.SummarizeAsync(collection.Id, "tenant"))!.Languages.ToDictionary(l => l.Language);
        Assert.Equal(TranslationState.Ready, states[Lo].State);
        Assert.Equal(TranslationState.Queued, states[Th].State);
        Assert.Contains("500 from the server", states[Th].Error, StringComparison.Ordinal);
        var japanese = await bench.Search.SearchAsync("kb", new("テナントの作成") { Language = Ja });
        Assert.Equal("tenant", japanese.Hits[0].Text.DocumentId);
    }

    [Fact]
    public async Task P5_CollectionOfAnotherSpace_IsRefusedAndNotCompared()
    {
        await using var bench = await Workbench.StartAsync();
        var other = HashedNgramEmbedder.CreateModel().Space with { Revision = "2" };
        var collection = await bench.Store.Collections.CreateAsync("old", [Ja], other);

        var put = await Assert.ThrowsAsync<PhasaException>(() => bench.Documents.PutAsync(collection, Japanese("a", "本文です。")));
        var search = await Assert.ThrowsAsync<PhasaException>(() => bench.Search.SearchAsync("old", new("本文")));

        Assert.Equal(ErrorCodes.SpaceMismatch, put.Code);
        Assert.Equal(ErrorCodes.SpaceMismatch, search.Code);
        Assert.Contains(other.Id, search.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task P6_EachRoute_IsCutByTheThresholdOfItsOwnPair()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("both", JapaneseText, (Lo, LaoText)));
        await bench.Documents.PutAsync(collection, Japanese("original-only", "# 課金\n\n請求書は毎月一日に送られます。"));

        var routes = (await bench.Search.SearchAsync("kb", new("ສ້າງເທນັນ") { Language = Lo })).Routes.ToDictionary(r => r.Route);

        var stated = bench.Get<EmbeddingModels>().Named(HashedNgramEmbedder.ModelName).Thresholds;
        Assert.Equal(new Threshold(stated.SameLanguage!.Value, ThresholdSource.Model), routes[Route.Index].Threshold);
        Assert.Equal(new Threshold(stated.CrossLanguage!.Value, ThresholdSource.Model), routes[Route.Fallback].Threshold);
        Assert.NotEqual(stated.SameLanguage, stated.CrossLanguage);
    }

    [Fact]
    public async Task P7_HumanTranslation_SurvivesMachinesAndChanges_AndIsReportedStale()
    {
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", _ => "ຄຳແປໂດຍເຄື່ອງ")));
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("tenant", JapaneseText, (Lo, LaoText)));
        await bench.Documents.PutAsync(collection, Japanese("tenant", JapaneseText.Replace("十個", "二十個", StringComparison.Ordinal)));
        await bench.Store.Jobs.RequeueAsync(collection.Id, null, null);
        await bench.WorkAsync();

        var document = await bench.DocumentAsync(collection, "tenant");
        Assert.Equal(2, document.Version);
        Assert.All(document.Translations, t => Assert.Equal(TextSource.Human, t.Source));
        var changed = Assert.Single(document.Translations, t => t.IsStale);
        Assert.Contains("ສິບອັນ", changed.Text, StringComparison.Ordinal);

        var coverage = (await bench.Store.Collections.CoverageAsync(collection.Id)).Single(c => c.Language == Lo);
        Assert.Equal((1, 1, 2), (coverage.Ready, coverage.Stale, coverage.Human));
        var hit = (await bench.Search.SearchAsync("kb", new("ສັນຍາໜຶ່ງສ້າງໄດ້ສິບອັນ") { Language = Lo })).Hits[0];
        Assert.True(hit.Text.IsStale);
        Assert.Contains("二十個", hit.Text.OriginalText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task P8_EveryHit_SaysHowItWasFound()
    {
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", _ => "ສ້າງຜູ້ໃຊ້ໃໝ່ໃນລະບົບ")));
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("machine", "# 登録\n\n利用者を登録します。"));
        await bench.WorkAsync();

        var hit = Assert.Single((await bench.Search.SearchAsync("kb", new("ສ້າງຜູ້ໃຊ້ໃໝ່") { Language = Lo })).Hits);

        Assert.Equal(
            (1, Route.Index, TextSource.Machine, "gpt", Lo, Ja, "利用者を登録します。"),
            (hit.Rank, hit.Route, hit.Text.Source, hit.Text.Provider, hit.Text.Language, hit.Text.OriginalLanguage, hit.Text.OriginalText));
        Assert.InRange(hit.Similarity, hit.Threshold.Value, 1);
        Assert.InRange(hit.Relevance, 0, 1);
    }

    [Fact]
    public async Task P10_BadDocumentAmongGoodOnes_FailsAloneAndLeavesNothing()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync();

        var outcomes = await bench.Documents.PutAsync(collection, [Japanese("good", "本文です。"), Japanese("bad", " \n "), Japanese("also-good", "別の本文です。")]);

        Assert.Equal([DocumentChangeKind.Created, null, DocumentChangeKind.Created], outcomes.Select(o => o.Change));
        Assert.NotEmpty(outcomes[1].Error!.NextStep);
        Assert.Null(await bench.Store.Documents.FindAsync(collection.Id, "bad"));
    }

    private static async Task AssertReachableAsync(Workbench bench, int expectedIndexRows, int expectedFallbackRows)
    {
        var result = await bench.Search.SearchAsync("kb", new("ສ້າງເທນັນໄດ້ຈັກອັນ") { Language = Lo, Threshold = -1 });
        Assert.Equal(2, result.Hits.Select(h => h.Text.Passage).Distinct().Count());
        Assert.Equal(expectedIndexRows, result.Routes.Single(r => r.Route == Route.Index).Rows);
        Assert.Equal(expectedFallbackRows, result.Routes.Where(r => r.Route == Route.Fallback).Sum(r => r.Rows));
    }
}
