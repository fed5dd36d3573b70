using System.Net;
using System.Text;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.TranslationMemory;

public sealed class MemoryTests
{
    private const string Memory = "/v1/collections/kb/translation-memory";
    private const string Tmx = """
        <tmx version="1.4"><header srclang="ja" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext" creationtool="x" creationtoolversion="1"/>
        <body><tu><tuv xml:lang="ja"><seg>本文です。</seg></tuv><tuv xml:lang="lo"><seg>ເນື້ອໃນ</seg></tuv></tu></body></tmx>
        """;

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/xml; charset=utf-8")]
    public async Task Post_OfABody_TakesItsUnitsAndQueuesWhatIsOpen(string type)
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var answer = await host.PostAsync(Memory, Tmx, type);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(2, (int)answer["units"]);
        Assert.Equal(2, await host.Store.TranslationMemory.CountAsync(null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Post_OfAForm_TakesTheFile()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Tmx)), "file", "memory.tmx" } };

        Assert.Equal(2, (int)(await host.SendAsync(HttpMethod.Post, Memory, form))["units"]);
    }

    [Fact]
    public async Task Post_OfSomethingWrong_IsAProblem()
    {
        await using var host = await ApiHost.WithCollectionAsync(o => o.MaxFileBytes = 4000);

        (await host.PostAsync(Memory, "<tmx", "application/xml")).Problem(ErrorCodes.InvalidTranslationFile);
        (await host.PostAsync(Memory, "", "application/xml")).Problem(ErrorCodes.InvalidTranslationFile);
        (await host.PostAsync(Memory, "{}")).Problem(ErrorCodes.UnsupportedFormat);
        (await host.PostAsync(Memory, Tmx + new string(' ', 5000), "application/xml")).Problem(ErrorCodes.TooLarge);
        (await host.SendAsync(HttpMethod.Post, Memory, new ChunkedContent(Encoding.UTF8.GetBytes("<tmx>" + new string(' ', 5000)), "application/xml"))).Problem(ErrorCodes.TooLarge);
        (await host.PostAsync(Memory.Replace("kb", "none", StringComparison.Ordinal), Tmx, "application/xml")).Problem(ErrorCodes.CollectionNotFound);
        Assert.Equal(0, await host.Store.TranslationMemory.CountAsync(null, TestContext.Current.CancellationToken));
    }
}
