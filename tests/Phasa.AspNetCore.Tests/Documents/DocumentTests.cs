using System.Net;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Documents;

public sealed class DocumentTests
{
    private const string Docs = "/v1/collections/kb/documents";

    [Fact]
    public async Task Post_NewSameAndChanged_AnswersCreatedThenOk()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        const string First = """{"id":"a","language":"ja","text":"本文です。","translations":{"lo":{"text":"ເນື້ອໃນ"}}}""";

        var created = await host.PostAsync(Docs, First);
        var same = await host.PostAsync(Docs, First);
        var replaced = await host.PostAsync(Docs, """{"id":"a","language":"ja","text":"新しい本文です。"}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK), (created.Status, same.Status, replaced.Status));
        Assert.Equal("""{"id":"a","version":1,"language":"ja","passages":1,"translations":{"en":"queued","lo":"ready"}}""", created.Text);
        Assert.Equal(created.Text, same.Text);
        Assert.Equal(2, (int)replaced["version"]);
        Assert.Equal(Docs + "/a", created.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("guides/setup")]
    [InlineData("a%2Fb")]
    [InlineData("ຄູ່ມື/ການຕິດຕັ້ງ 1")]
    [InlineData("a?b#c&d=e;f+g")]
    [InlineData("...")]
    [InlineData("a/../b")]
    [InlineData("a\\b")]
    public async Task Get_AnIdWithSpecialCharacters_IsFoundByItsEncodedForm(string id)
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var created = await host.PostAsync(Docs, $$"""{"id":{{System.Text.Json.JsonSerializer.Serialize(id)}},"language":"ja","text":"本文です。"}""");

        var found = await host.GetAsync(created.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Equal(id, (string?)found["id"]);
        Assert.Equal(HttpStatusCode.NoContent, (await host.DeleteAsync($"{Docs}/{Uri.EscapeDataString(id)}")).Status);
        (await host.GetAsync($"{Docs}/{Uri.EscapeDataString(id)}")).Problem(ErrorCodes.DocumentNotFound);
    }

    [Fact]
    public async Task Get_AnIdWithABareSlash_SaysHowToWriteIt()
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var problem = (await host.GetAsync(Docs + "/guides/setup")).Problem(ErrorCodes.NotFound);

        Assert.Contains("%2F", (string?)problem["nextStep"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%2e%2e")]
    [InlineData("..")]
    [InlineData("%2E.")]
    [InlineData(".")]
    public async Task Delete_WithDotSegments_DeletesNothing(string segment)
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync(Docs, """{"id":"a","language":"ja","text":"本文です。"}""");

        (await host.DeleteAsync($"{Docs}/{segment}")).Problem(ErrorCodes.InvalidRequest);

        Assert.Equal(1, (int)(await host.GetAsync("/v1/collections/kb"))["documents"]);
    }

    [Fact]
    public async Task Get_WithPassages_ShowsEachWithItsTranslations()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync(Docs, """{"id":"a","title":"題","language":"ja","metadata":{"n":1},"text":"# 題\n\n## 節\n\n本文です。","translations":{"lo":{"text":"# ຫົວ\n\n## ພາກ\n\nເນື້ອໃນ"}}}""");

        var plain = await host.GetAsync(Docs + "/a");
        var full = await host.GetAsync(Docs + "/a?passages=true");

        Assert.Null(plain.Json["passages"]);
        Assert.Equal(1, (int)plain["passageCount"]);
        Assert.Equal("markdown", (string?)plain["format"]);
        Assert.Equal(1, (int)plain["metadata"]["n"]!);
        Assert.Equal(["ja", "en", "lo"], plain["languages"].AsArray().Select(l => (string?)l!["language"]));
        var passage = full["passages"][0]!;
        Assert.Equal("節", (string?)passage["heading"]);
        Assert.Equal("本文です。", (string?)passage["text"]);
        Assert.Equal("ready", (string?)passage["translations"]!["lo"]!["state"]);
        Assert.Equal("human", (string?)passage["translations"]!["lo"]!["source"]);
        Assert.Equal("ເນື້ອໃນ", (string?)passage["translations"]!["lo"]!["text"]);
        Assert.Equal("queued", (string?)passage["translations"]!["en"]!["state"]);
        Assert.Null(passage["translations"]!["en"]!["text"]);
    }

    [Fact]
    public async Task List_ByPages_ShowsEachDocumentOnce()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        string[] ids = ["a", "b/1", "c", "ຂ"];
        foreach (var id in ids)
        {
            await host.PostAsync(Docs, $$"""{"id":"{{id}}","language":"ja","text":"本文です。"}""");
        }

        var seen = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await host.GetAsync($"{Docs}?limit=2{(next.Length > 0 ? "&cursor=" + next : "")}");
            seen.AddRange(page["documents"].AsArray().Select(d => (string)d!["id"]!));
            next = (string?)page.Json["nextCursor"];
        }

        Assert.Equal(ids, seen);
    }
}
