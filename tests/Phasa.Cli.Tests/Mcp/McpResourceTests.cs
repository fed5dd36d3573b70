using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Phasa.Cli.Tests.Mcp;

public sealed class McpResourceTests(HandbookServer server) : IClassFixture<HandbookServer>
{
    [Theory]
    [InlineData("http")]
    [InlineData("stdio")]
    public async Task Resources_AreTheDocuments(string transport)
    {
        await using var client = await server.ConnectAsync(transport);

        var template = Assert.Single(await client.ListResourceTemplatesAsync(cancellationToken: Cancel));
        var resources = await client.ListResourcesAsync(cancellationToken: Cancel);

        Assert.Equal("phasa://collections/{collection}/documents/{id}{?language}", template.UriTemplate);
        Assert.Equal(Directory.GetFiles(Path.Combine(PhasaExecutable.Handbook, "ja"), "*.md").Length, resources.Count);
        Assert.Contains("phasa://collections/handbook/documents/tenant-branding", resources.Select(r => r.Uri));
        var read = await client.ReadResourceAsync("phasa://collections/handbook/documents/tenant-branding?language=lo", cancellationToken: Cancel);
        var text = Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text;
        Assert.Equal((await File.ReadAllLinesAsync(Path.Combine(PhasaExecutable.Handbook, "lo", "tenant-branding.md"), Cancel))[0], text.Split('\n')[0]);
    }

    [Theory]
    [InlineData("phasa://collections/handbook/documents/nope", McpErrorCode.ResourceNotFound)]
    [InlineData("phasa://collections/nope/documents/tenant-branding", McpErrorCode.ResourceNotFound)]
    [InlineData("phasa://collections/handbook/documents/tenant-branding?language=fr", McpErrorCode.InvalidParams)]
    [InlineData("file:///etc/passwd", McpErrorCode.InvalidParams)]
    public async Task Read_OfWhatIsNone_IsAnErrorOfTheProtocol(string uri, McpErrorCode code)
    {
        await using var client = await server.ConnectAsync("http");

        var error = await Assert.ThrowsAsync<McpProtocolException>(() => client.ReadResourceAsync(uri, cancellationToken: Cancel).AsTask());

        // From the protocol's revision of July 2026 on what is not found is a wrong parameter.
        Assert.Contains(error.ErrorCode, (McpErrorCode[])[code, McpErrorCode.InvalidParams]);
        Assert.Contains("error[", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfMoreThanAPage_ComesInPages()
    {
        using var phasa = new PhasaExecutable();
        var lines = string.Concat(Enumerable.Range(0, 130).Select(i => $$"""{"id":"d/{{i:000}}","text":"Document number {{i}}."}""" + "\n"));
        foreach (var collection in (string[])["one", "two"])
        {
            var ingested = await phasa.RunAsync("ingest", phasa.Write("many.ndjson", lines), "-c", collection, "-l", "en");
            Assert.True(ingested.ExitCode == 0, ingested.Error);
        }

        await using var client = await HandbookServer.OverStdioAsync(phasa);
        var first = await client.ListResourcesAsync(new ListResourcesRequestParams(), Cancel);
        var all = await client.ListResourcesAsync(cancellationToken: Cancel);

        Assert.Equal((100, 260), (first.Resources.Count, all.Select(r => r.Uri).Distinct().Count()));
        Assert.Contains("Document number 7.", Assert.IsType<TextResourceContents>(
            (await client.ReadResourceAsync("phasa://collections/two/documents/d%2F007", cancellationToken: Cancel)).Contents[0]).Text, StringComparison.Ordinal);
        Assert.Contains("Use one of: one, two.", await client.FailureAsync("invalid-request", "search_knowledge", new { query = "x" }), StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
