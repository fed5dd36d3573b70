using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Translation.Memory;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Documents;

public sealed class DocumentServiceTests
{
    private const string Text = "# 請求\n\n## 送付\n\n請求書は毎月一日に送ります。\n\n## 支払い\n\n支払いは三十日以内です。";
    private const string Thai = "# การเรียกเก็บเงิน\n\n## การส่ง\n\nส่งใบแจ้งหนี้ทุกวันที่หนึ่งของเดือน\n\n## การชำระ\n\nชำระภายในสามสิบวัน";

    [Fact]
    public async Task Put_SameContentAgain_ChangesNothing()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync();
        Assert.Equal(DocumentChangeKind.Created, await bench.Documents.PutAsync(collection, Japanese("bill", Text, (Th, Thai))));
        var before = await bench.DocumentAsync(collection, "bill");

        Assert.Equal(DocumentChangeKind.Unchanged, await bench.Documents.PutAsync(collection, Japanese("bill", Text, (Th, Thai))));
        Assert.Equal(DocumentChangeKind.Unchanged, await bench.Documents.PutAsync(collection, Japanese("bill", Text)));

        Assert.Equal(before.Revision, (await bench.DocumentAsync(collection, "bill")).Revision);
    }

    [Fact]
    public async Task Put_OnePassageChanged_KeepsIdsRowsAndTranslationsOfTheRest()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja th");
        await bench.Documents.PutAsync(collection, Japanese("bill", Text, (Th, Thai)));
        var (before, rowsBefore) = (await bench.DocumentAsync(collection, "bill"), await RowsAsync(bench, collection));

        Assert.Equal(DocumentChangeKind.Replaced, await bench.Documents.PutAsync(collection, Japanese("bill", Text.Replace("三十日", "六十日", StringComparison.Ordinal))));

        var (after, rowsAfter) = (await bench.DocumentAsync(collection, "bill"), await RowsAsync(bench, collection));
        Assert.Equal(before.Passages.Select(p => p.Id), after.Passages.Select(p => p.Id));
        var untouched = after.Passages[0].Id;
        Assert.Equal(rowsBefore.Where(r => r.Passage == untouched), rowsAfter.Where(r => r.Passage == untouched));
        Assert.Equal([false, true], after.Passages.Select(p => after.Translations.Single(t => t.Passage == p.Id).IsStale));
    }

    [Fact]
    public async Task Put_TitleChanged_EmbedsAnewUnderIt()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja th");
        await bench.Documents.PutAsync(collection, Japanese("bill", "本文です。") with { Title = "古い題" });
        var before = Assert.Single(await RowsAsync(bench, collection));
        await bench.Documents.PutAsync(collection, Japanese("bill", "本文です。") with { Title = "新しい題" });
        var after = Assert.Single(await RowsAsync(bench, collection));
        Assert.NotEqual(before, after);
        Assert.Equal("新しい題", (await bench.Search.SearchAsync("kb", new("本文") { Language = Ja })).Hits[0].Text.Title);
    }

    [Fact]
    public async Task Put_WithoutLanguage_FindsItAmongTheCollections()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync();
        await bench.Documents.PutAsync(collection, new DocumentInput("lao", "ການສ້າງ tenant ໃໝ່ໃນລະບົບ"));
        await bench.Documents.PutAsync(collection, new DocumentInput("japanese", "新しい tenant を作成します。"));
        Assert.Equal(Lo, (await bench.DocumentAsync(collection, "lao")).Language);
        Assert.Equal(Ja, (await bench.DocumentAsync(collection, "japanese")).Language);
    }

    [Fact]
    public async Task Put_TranslationInALanguageTheCollectionLacks_IsRefusedWhole()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja lo");
        var error = await Assert.ThrowsAsync<PhasaException>(() => bench.Documents.PutAsync(collection, Japanese("bill", Text, (Th, Thai))));
        Assert.Equal(ErrorCodes.LanguageNotInCollection, error.Code);
        Assert.Null(await bench.Store.Documents.FindAsync(collection.Id, "bill"));
    }

    [Fact]
    public async Task Put_ZawgyiBurmese_IsRecognisedAndRefused()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("my en");
        var error = await Assert.ThrowsAsync<PhasaException>(() => bench.Documents.PutAsync(
            collection, new DocumentInput("zawgyi", "ေက်ာင္းသားမ်ားသည္ စာအုပ္မ်ားကို ဖတ္ေနၾကသည္") { Language = LanguageTag.Parse("my") }));
        Assert.Equal(ErrorCodes.ZawgyiText, error.Code);
    }

    [Fact]
    public async Task Put_EqualIdsInOneCall_LetTheLastOneStand()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync();
        var outcomes = await bench.Documents.PutAsync(collection, [Japanese("a", "一番目の本文。"), Japanese("a", "二番目の本文。")]);
        Assert.Equal([DocumentChangeKind.Created, DocumentChangeKind.Replaced], outcomes.Select(o => o.Change));
        Assert.Equal("二番目の本文。", (await bench.DocumentAsync(collection, "a")).Passages.Single().Text);
    }

    [Fact]
    public async Task Put_ByManyAtOnce_LosesNothing()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await bench.Documents.PutAsync(collection, Japanese("shared", $"書き手{writer}の{i}番目の本文。"));
                await bench.Documents.PutAsync(collection, Japanese($"own-{writer}-{i}", $"書き手{writer}の{i}番目の本文。"));
            }
        })));
        Assert.Equal(81, (await bench.Store.Collections.CountAsync(collection.Id)).Documents);
        Assert.Single((await bench.DocumentAsync(collection, "shared")).Passages);
    }

    [Fact]
    public async Task PutTranslation_WhileTheDocumentIsReplaced_NeverPutsOldContentBack()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja th");
        await bench.Documents.PutAsync(collection, Japanese("bill", "0番目の本文。"));
        for (var i = 1; i <= 200; i++)
        {
            var number = i;
            await Task.WhenAll(
                Task.Run(() => bench.Documents.PutAsync(collection, Japanese("bill", $"{number}番目の本文。"))),
                Task.Run(() => bench.Documents.PutTranslationAsync(collection, "bill", Th, new TranslationInput($"คำแปล {number}"))));
            Assert.Equal($"{number}番目の本文。", (await bench.DocumentAsync(collection, "bill")).Text);
        }
    }

    [Fact]
    public async Task PutTranslation_OfADocumentOrAPassage_FeedsTheMemory()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja th");
        await bench.Documents.PutAsync(collection, Japanese("bill", "# 請求書\n\n請求書を送ります。"));
        var passage = (await bench.DocumentAsync(collection, "bill")).Passages[0];

        await bench.Documents.PutTranslationAsync(collection, "bill", Th, new TranslationInput("# ใบแจ้งหนี้\n\nส่งใบแจ้งหนี้"));
        Assert.Equal("ส่งใบแจ้งหนี้", await KnownAsync());
        await bench.Documents.PutPassageTranslationsAsync(collection, "bill", Th, [(passage.Id, "เราส่งใบแจ้งหนี้")]);
        Assert.Equal("เราส่งใบแจ้งหนี้", await KnownAsync());

        async Task<string?> KnownAsync()
        {
            var units = await bench.Store.TranslationMemory.FindExactAsync(new(Ja, Th), [MemoryKey.Of(passage.Text)], TestContext.Current.CancellationToken);
            return units[0]?.Target;
        }
    }

    [Fact]
    public async Task PutPassageTranslations_PassageUnderTranslatedHeadings_TakesThem()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja th");
        var (first, thai) = (string.Concat(Enumerable.Repeat("請求書は毎月一日に送ります。", 40)), string.Concat(Enumerable.Repeat("ส่งใบแจ้งหนี้ทุกวันที่หนึ่งของเดือน ", 40)));
        await bench.Documents.PutAsync(collection, Japanese("bill", $"# 請求\n\n## 送付\n\n{first}", (Th, $"# การเรียกเก็บเงิน\n\n## การส่ง\n\n{thai}")));
        var second = string.Concat(Enumerable.Repeat("カレーを作るときは玉ねぎをよく炒める。", 40));
        await bench.Documents.PutAsync(collection, Japanese("bill", $"# 請求\n\n## 送付\n\n{first}\n\n{second}"));
        var document = await bench.DocumentAsync(collection, "bill");
        var open = document.Passages.First(p => document.Translations.All(t => t.Passage != p.Id));

        await bench.Documents.PutPassageTranslationsAsync(collection, "bill", Th, [(open.Id, "ส่งทุกเดือน")]);

        var translations = (await bench.DocumentAsync(collection, "bill")).Translations;
        Assert.Equal("การส่ง", translations.Single(t => t.Passage == open.Id).Heading);
    }

    [Fact]
    public async Task PutPassageTranslations_UnknownPassage_WritesNone()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja th");
        await bench.Documents.PutAsync(collection, Japanese("bill", Text));
        var first = (await bench.DocumentAsync(collection, "bill")).Passages[0].Id;

        var error = await Assert.ThrowsAsync<PhasaException>(() =>
            bench.Documents.PutPassageTranslationsAsync(collection, "bill", Th, [(first, "ข้อความ"), (new(9999), "ข้อความ")]));

        Assert.Equal(ErrorCodes.PassageNotFound, error.Code);
        Assert.Empty((await bench.DocumentAsync(collection, "bill")).Translations);
    }

    [Fact]
    public async Task Put_PassageOverTheModelsLimitInTranslation_GivesSeveralRowsOfOnePassage()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync("ja lo");
        var lao = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"ປະໂຫຍກທີ {i} ກ່ຽວກັບການສົ່ງໃບແຈ້ງໜີ້ໃຫ້ຜູ້ໃຊ້ທຸກເດືອນ"));
        await bench.Documents.PutAsync(collection, Japanese("bill", "請求書を送ります。", (Lo, lao)));

        var rows = (await RowsAsync(bench, collection)).Where(r => r.Language == Lo).ToList();
        Assert.True(rows.Count > 1);
        Assert.Single(rows.Select(r => r.Passage).Distinct());
        Assert.Single((await bench.Search.SearchAsync("kb", new("ໃບແຈ້ງໜີ້") { Language = Lo, Threshold = -1 })).Hits);
    }

    private static async Task<List<(long Id, PassageId Passage, LanguageTag Language)>> RowsAsync(Workbench bench, Phasa.Collections.Collection collection)
    {
        var rows = new List<(long, PassageId, LanguageTag)>();
        await bench.Store.Feed.ReadChangesAsync(collection.Id, collection.Space, 0, d => rows.AddRange(d.Rows.Select(r => (r.Id, r.Passage, r.Language))));
        return rows;
    }
}
