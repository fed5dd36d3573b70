using System.Net;
using System.Text;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Documents;

public sealed class UploadTests
{
    private const string Docs = "/v1/collections/kb/documents";

    [Fact]
    public async Task Post_OfEveryFileType_WritesTheirDocuments()
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var answer = await PostAsync(
            host,
            Field("language", "ja"),
            File("guides/setup.md", "# 設定\n\n本文です。"),
            File("note.txt", "本文です。"),
            File("page.html", "<h1>題</h1><p>本文です。</p>"),
            File("rows.csv", "id,text\nr1,本文です。\nr2,\n"),
            File("one.json", """{"id":"j1","text":"本文です。"}"""),
            File("many.ndjson", """{"id":"n1","text":"本文です。"}""" + "\n{}\n"));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(
            ["guides/setup", "note", "page", "r1", null, "j1", "n1", null],
            answer["results"].AsArray().Select(r => r!["error"] is null ? (string?)r["id"] : null));
        Assert.All(answer["results"].AsArray().Where(r => r!["error"] is null), r => Assert.Equal("ja", (string?)r!["language"]));
        Assert.Equal(("rows.csv", 3), ((string?)answer["results"][4]!["file"], (int)answer["results"][4]!["line"]!));
        Assert.Equal("設定", (string?)(await host.GetAsync(Docs + "/guides%2Fsetup"))["title"]);
    }

    [Fact]
    public async Task Post_OfOneFileWithAnId_UsesIt()
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var answer = await PostAsync(host, Field("id", "my id"), File("ບົດ.md", "本文です。"));

        Assert.Equal("my id", (string?)answer["results"][0]!["id"]);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, Field("id", "my id"), File("ບົດ.md", "本文です。"))).Status);
    }

    [Fact]
    public async Task Post_WhereNothingCanBeWritten_IsTheProblemItself()
    {
        await using var host = await ApiHost.WithCollectionAsync(o => o.MaxFileBytes = 2000);

        (await PostAsync(host, File("a.pdf", "%PDF"))).Problem(ErrorCodes.UnsupportedFormat);
        (await PostAsync(host, File("a.md", new string('x', 5000)))).Problem(ErrorCodes.TooLarge);
        (await PostAsync(host, File("a.txt", "\0"))).Problem(ErrorCodes.UnreadableText);
        (await PostAsync(host, File("a.csv", ""))).Problem(ErrorCodes.InvalidFile);
        (await PostAsync(host, File("a.json", "[{"))).Problem(ErrorCodes.InvalidFile);
        (await PostAsync(host, File("a.json", """{"id":"a","text":"\ud800"}"""))).Problem(ErrorCodes.InvalidJson);
        (await PostAsync(host)).Problem(ErrorCodes.InvalidRequest);
        (await PostAsync(host, Field("id", "x"))).Problem(ErrorCodes.InvalidRequest);
        (await PostAsync(host, Field("colour", "x"), File("a.md", "本文"))).Problem(ErrorCodes.InvalidRequest);
        (await PostAsync(host, Field("language", "klingon!"), File("a.md", "本文"))).Problem(ErrorCodes.InvalidLanguage);
        (await PostAsync(host, Field("id", new string('x', 600)), File("a.md", "本文"))).Problem(ErrorCodes.InvalidRequest);
        Assert.Equal(0, (int)(await host.GetAsync("/v1/collections/kb"))["documents"]);
    }

    [Fact]
    public async Task Post_OfFieldsAfterFilesOrAnIdForTwo_SaysSoBesideWhatWasWritten()
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var late = await PostAsync(host, File("a.md", "本文です。"), Field("language", "lo"));
        var two = await PostAsync(host, Field("id", "x"), File("a.md", "本文です。"), File("b.md", "本文です。"));

        Assert.Equal(["created", "failed"], late["results"].AsArray().Select(r => (string?)r!["outcome"]));
        Assert.Equal(["created", "failed"], two["results"].AsArray().Select(r => (string?)r!["outcome"]));
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Post_OfAMalformedForm_IsInvalidRequest(string type)
    {
        await using var host = await ApiHost.WithCollectionAsync();

        (await host.PostAsync(Docs, "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.md\"\r\n\r\ncut off", type)).Problem(ErrorCodes.InvalidRequest);
    }

    private static async Task<Answer> PostAsync(ApiHost host, params (string Name, string? File, string Text)[] parts)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, file, text) in parts)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            if (file is null)
            {
                form.Add(content, name);
            }
            else
            {
                form.Add(content, name, file);
            }
        }

        return await host.SendAsync(HttpMethod.Post, Docs, form);
    }

    private static (string, string?, string) Field(string name, string value) => (name, null, value);

    private static (string, string?, string) File(string name, string text) => ("file", name, text);
}
