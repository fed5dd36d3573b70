using System.Net;
using System.Text;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Exchange;

public sealed class ExchangeTests
{
    private const string Kb = "/v1/collections/kb";

    [Theory]
    [InlineData("xliff", "application/xliff+xml", "kb.lo.xlf")]
    [InlineData("tmx", "application/x-tmx+xml", "kb.lo.tmx")]
    [InlineData("po", "text/x-gettext-translation", "kb.lo.po")]
    [InlineData("csv", "text/csv", "kb.lo.csv")]
    [InlineData("tsv", "text/tab-separated-values", "kb.lo.tsv")]
    public async Task Export_EditedAndImported_IsAPersonsTranslation(string format, string media, string name)
    {
        await using var host = await HostAsync();
        await host.PutAsync(Kb + "/documents/a/translations/lo", """{"text":"ເນື້ອໃນ"}""");

        using var exported = await host.Client.GetAsync($"{Kb}/translations/lo/export?format={format}&state=human&document=a", TestContext.Current.CancellationToken);
        var file = await exported.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, media, name), (exported.StatusCode, exported.Content.Headers.ContentType!.MediaType, exported.Content.Headers.ContentDisposition!.FileName));
        var edited = file.Replace("ເນື້ອໃນ", "ເນື້ອໃນທີ່ແກ້ແລ້ວ", StringComparison.Ordinal);

        var dry = await host.PostAsync(Kb + "/translations/import?dryRun=true", edited, media);
        Assert.Equal((1, true), ((int)dry["accepted"], (bool)dry["dryRun"]));
        var imported = await host.PostAsync(Kb + "/translations/import", edited, media);
        Assert.Equal((HttpStatusCode.OK, 1, 0), (imported.Status, (int)imported["accepted"], (int)imported["refused"]));
        var document = await host.GetAsync(Kb + "/documents/a?passages=true");
        Assert.Equal("ເນື້ອໃນທີ່ແກ້ແລ້ວ", (string?)document["passages"][0]!["translations"]!["lo"]!["text"]);

        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(edited)), "file", name } };
        Assert.Equal(1, (int)(await host.SendAsync(HttpMethod.Post, Kb + "/translations/import", form))["outcomes"]["unchanged"]!);
        Assert.Equal(1, (int)(await host.PostAsync($"{Kb}/translations/import?format={format}", edited, "application/octet-stream"))["outcomes"]["unchanged"]!);
    }

    [Fact]
    public async Task Import_OriginalChangedSince_IsRefusedUnlessStaleOnesAreWanted()
    {
        await using var host = await HostAsync();
        using var response = await host.Client.GetAsync(Kb + "/translations/lo/export?format=csv", TestContext.Current.CancellationToken);
        var id = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n')[1].Split(',')[0];
        var file = $"id,source,target,target_language\n{id},本文です。,ເນື້ອໃນ,lo\n";
        await host.PostAsync(Kb + "/documents", """{"id":"a","text":"本文でした。","language":"ja"}""");

        var refused = await host.PostAsync(Kb + "/translations/import", file, "text/csv");

        Assert.Equal((0, 1), ((int)refused["accepted"], (int)refused["refused"]));
        var unit = refused["refusals"][0]!;
        Assert.Equal((2, id, "a", "source-changed"), ((int)unit["line"]!, (string?)unit["passageId"], (string?)unit["documentId"], (string?)unit["outcome"]));
        Assert.Equal(1, (int)(await host.PostAsync(Kb + "/translations/import?acceptStale=true", file, "text/csv"))["accepted"]);
        Assert.Equal("本文です。", (string?)(await host.GetAsync(Kb + "/translations/stale"))["translations"][0]!["oldSource"]);
    }

    [Fact]
    public async Task Stale_ListsByPage_WhatChangedAndWhatIsGone()
    {
        await using var host = await HostAsync();
        await host.PostAsync(Kb + "/documents", """{"id":"b","text":"# 図書館\n\n図書館は9時に開きます。\n\n# 全然別の話\n\nカレーの作り方を書きます。","language":"ja"}""");
        foreach (var language in (string[])["lo", "en"])
        {
            var passages = (await host.GetAsync(Kb + "/documents/b?passages=true"))["passages"];
            await host.PutAsync(
                $"{Kb}/documents/b/translations/{language}",
                $$"""{"passages":[{"passageId":"{{passages[0]!["id"]}}","text":"9 {{language}}"},{"passageId":"{{passages[1]!["id"]}}","text":"gone {{language}}"}]}""");
        }

        Assert.Empty((await host.GetAsync(Kb + "/translations/stale"))["translations"].AsArray());
        await host.PostAsync(Kb + "/documents", """{"id":"b","text":"# 図書館\n\n図書館は10時に開きます。","language":"ja"}""");

        var listed = new List<string>();
        for (var cursor = ""; listed.Count < 10;)
        {
            var page = await host.GetAsync($"{Kb}/translations/stale?limit=1{cursor}");
            var one = page["translations"][0]!;
            listed.Add($"{one["language"]} {one["oldSource"]} -> {one["source"]?.ToString() ?? "gone"}: {one["text"]}");
            if (page.Json["nextCursor"] is not { } next)
            {
                break;
            }

            cursor = "&cursor=" + (string?)next;
        }

        Assert.Equal(
            [
                "en 図書館は9時に開きます。 -> 図書館は10時に開きます。: 9 en", "lo 図書館は9時に開きます。 -> 図書館は10時に開きます。: 9 lo",
                "en カレーの作り方を書きます。 -> gone: gone en", "lo カレーの作り方を書きます。 -> gone: gone lo",
            ],
            listed);
        Assert.Equal(2, (await host.GetAsync(Kb + "/translations/stale?language=lo"))["translations"].AsArray().Count);

        // Kept as long as the document.
        await host.DeleteAsync(Kb + "/documents/b");
        Assert.Empty((await host.GetAsync(Kb + "/translations/stale"))["translations"].AsArray());
    }

    [Fact]
    public async Task Calls_OfSomethingWrong_AreProblems()
    {
        await using var host = await HostAsync(4000);

        (await host.GetAsync(Kb + "/translations/th/export")).Problem(ErrorCodes.LanguageNotInCollection);
        (await host.GetAsync(Kb + "/translations/lo/export?document=none")).Problem(ErrorCodes.DocumentNotFound);
        (await host.GetAsync(Kb + "/translations/lo/export?format=docx")).Problem(ErrorCodes.InvalidRequest);
        (await host.GetAsync(Kb + "/translations/stale?cursor=x")).Problem(ErrorCodes.InvalidRequest);
        (await host.PostAsync(Kb + "/translations/import", "<xliff", "application/xliff+xml")).Problem(ErrorCodes.InvalidTranslationFile);
        (await host.PostAsync(Kb + "/translations/import", "{}")).Problem(ErrorCodes.UnsupportedFormat);
        (await host.PostAsync(Kb + "/translations/import", "<x/>", "application/xml")).Problem(ErrorCodes.UnsupportedFormat);
        (await host.PostAsync(Kb + "/translations/import?language=th", "source,target\n", "text/csv")).Problem(ErrorCodes.LanguageNotInCollection);
        (await host.PostAsync(Kb + "/translations/import", "source,target\n" + new string(' ', 5000), "text/csv")).Problem(ErrorCodes.TooLarge);
        (await host.PostAsync("/v1/collections/none/translations/import", "source,target\n", "text/csv")).Problem(ErrorCodes.CollectionNotFound);
    }

    private static async Task<ApiHost> HostAsync(long maxFileBytes = 1 << 20)
    {
        var host = await ApiHost.WithCollectionAsync(o => o.MaxFileBytes = maxFileBytes);
        await host.PostAsync(Kb + "/documents", """{"id":"a","text":"本文です。","language":"ja"}""");
        return host;
    }
}
