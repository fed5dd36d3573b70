using System.Net;
using System.Text.Json.Nodes;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Documents;

public sealed class NdjsonTests
{
    private const string Docs = "/v1/collections/kb/documents";
    private const string Type = "application/x-ndjson";

    [Fact]
    public async Task Post_WithBadLines_FailsThemAloneInOrder()
    {
        await using var host = await ApiHost.WithCollectionAsync(o => o.MaxLineBytes = 2000);
        var body = string.Join('\n',
            """{"id":"a","language":"ja","text":"本文です。"}""",
            "not json",
            "",
            """{"id":"b","language":"ja","text":"本文です。","colour":1}""",
            """{"id":"c","text":"","language":"ja"}""",
            $$"""{"id":"d","text":"{{new string('x', 3000)}}"}""",
            """{"id":"..","language":"ja","text":"本文です。"}""",
            """{"id":"e","language":"ja","text":"\ud83d"}""",
            """{"id":"f","language":"ja","text":"本文です。"}""" + "\r");

        var answer = await host.PostAsync(Docs, body, Type);

        Assert.Equal((HttpStatusCode.OK, Type), (answer.Status, answer.MediaType));
        Assert.Equal([1, 2, 4, 5, 6, 7, 8, 9], answer.Lines.Select(l => (int)l["line"]!));
        Assert.Equal(
            ["created", "invalid-json", "invalid-json", "empty-document", "too-large", "invalid-request", "unreadable-text", "created"],
            answer.Lines.Select(l => (string?)(l["error"]?["code"] ?? l["outcome"])));
        Assert.Equal("""{"en":"queued","lo":"queued"}""", answer.Lines[0]["translations"]!.ToJsonString());
        Assert.Equal(2, (int)(await host.GetAsync("/v1/collections/kb"))["documents"]);
    }

    [Fact]
    public async Task Post_WithInvalidUtf8_FailsThatLineAlone()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        byte[] body = [.. """{"id":"a","language":"ja","text":"x"""u8, 0xFF, .. "\"}\n"u8, .. """{"id":"b","language":"ja","text":"本文です。"}"""u8];

        var answer = await host.SendAsync(HttpMethod.Post, Docs, ApiHost.Content(body, Type));

        Assert.Equal("unreadable-text", (string?)answer.Lines[0]["error"]!["code"]);
        Assert.Equal("created", (string?)answer.Lines[1]["outcome"]);
    }

    [Fact]
    public async Task Post_OfALineAtATime_AnswersEachBeforeTheNextIsSent()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        using var connection = await RawConnection.OpenAsync(host.Client.BaseAddress!);
        await connection.SendAsync($"POST {Docs} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Type}\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var i = 1; i < 4; i++)
        {
            await connection.SendChunkAsync($$"""{"id":"{{i}}","language":"ja","text":"本文です。"}""" + "\n");

            var result = JsonNode.Parse(await connection.ReadLineAsync(line => line.StartsWith('{')))!;
            Assert.Equal((i, "created"), ((int)result["line"]!, (string?)result["outcome"]));
        }

        await connection.SendChunkAsync("");
        Assert.Equal("0", await connection.ReadLineAsync(line => line == "0"));
    }

    [Fact]
    public async Task Post_ByAClientThatReadsOnlyAtTheEnd_ComesToAnEnd()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var line = new string('x', 500) + "\n";

        var answer = await host.PostAsync(Docs, string.Concat(Enumerable.Repeat(line, 20_000)), Type);

        Assert.Equal(20_000, answer.Lines.Count);
    }

    [Fact]
    public async Task Post_OfManyLinesWithEqualIds_LetsTheLastStand()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var body = string.Join('\n', Enumerable.Range(0, 300).Select(i => $$"""{"id":"{{i % 200}}","language":"ja","text":"本文{{i}}です。"}"""));

        var answer = await host.PostAsync(Docs, body, Type);

        Assert.Equal(Enumerable.Range(1, 300), answer.Lines.Select(l => (int)l["line"]!));
        Assert.All(answer.Lines, l => Assert.Null(l["error"]));
        Assert.Equal(200, (int)(await host.GetAsync("/v1/collections/kb"))["documents"]);
        Assert.Equal("本文299です。", (string?)(await host.GetAsync(Docs + "/99"))["text"]);
    }

    [Fact]
    public async Task Post_ToNoCollection_IsAProblem()
    {
        await using var host = await ApiHost.StartAsync();

        (await host.PostAsync(Docs, "{}", Type)).Problem(ErrorCodes.CollectionNotFound);
    }
}
