using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Languages;
using Phasa.Providers.Reranking;
using Phasa.Search.Reranking;
using Phasa.TestSupport.Reranking;

namespace Phasa.Providers.Tests.Reranking;

public sealed class HttpRerankerTests
{
    private static readonly LanguageTag Lao = LanguageTag.Parse("lo");
    private static readonly RerankRequest Request = new("ລືມລະຫັດຜ່ານ", Lao, [new(Lao, "ລະຫັດ", "ຕັ້ງ › ໃໝ່", "ຕັ້ງລະຫັດໃໝ່"), new(Lao, "ບິນ", null, "ສົ່ງບິນ")]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Score_ResultsInTheirOwnOrder_AreBroughtIntoTheTexts()
    {
        await using var server = await FakeRerankServer.StartAsync((_, context) => Json(context, """{"id":"x","results":[{"index":1,"relevance_score":0.9,"document":null},{"index":0,"relevance_score":-1.5}],"meta":{}}"""));
        Assert.Equal([-1.5f, 0.9f], await Reranker(server).ScoreAsync(Request, Stop));
        var (body, authorization) = Assert.Single(server.Asked);
        Assert.Equal("Bearer secret", authorization);
        Assert.Equal(("m", "ລືມລະຫັດຜ່ານ", 2), (body.GetProperty("model").GetString(), body.GetProperty("query").GetString(), body.GetProperty("top_n").GetInt32()));
        Assert.Equal(["ລະຫັດ\nຕັ້ງ › ໃໝ່\nຕັ້ງລະຫັດໃໝ່", "ບິນ\nສົ່ງບິນ"], body.GetProperty("documents").EnumerateArray().Select(d => d.GetString()));
    }

    [Theory]
    [InlineData(200, """{"results":[{"index":0,"relevance_score":1}]}""", "1 of 2 documents")]
    [InlineData(200, """{"results":[{"index":0,"relevance_score":1},{"index":2,"relevance_score":1}]}""", "of no document")]
    [InlineData(200, """{"results":[{"index":0,"relevance_score":1},{"index":0,"relevance_score":1}]}""", "has two")]
    [InlineData(200, """{"results":[{"relevance_score":1},null]}""", "of no document")]
    [InlineData(200, """{"error":"no"}""", "2 of 2 documents")]
    [InlineData(200, "<html>Welcome</html>", "failed")]
    [InlineData(401, """{"message":"Invalid key"}""", "HTTP 401: {\"message\":\"Invalid key\"}")]
    [InlineData(429, "", "HTTP 429.")]
    [InlineData(500, "crashed", "HTTP 500: crashed")]
    [InlineData(302, "", "HTTP 302")]
    public async Task Score_AnswerThatIsNone_IsAFailureThatSaysSo(int status, string body, string expected)
    {
        await using var server = await FakeRerankServer.StartAsync((_, context) => Json(context, body, status));
        var error = await Assert.ThrowsAsync<PhasaException>(() => Reranker(server).ScoreAsync(Request, Stop));
        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_NobodyThere_IsAFailure_AndCancelled_IsCancelled()
    {
        var server = await FakeRerankServer.StartAsync((_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var reranker = Reranker(server);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var waiting = reranker.ScoreAsync(Request, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await server.DisposeAsync();
        Assert.Equal(ErrorCodes.ProviderFailed, (await Assert.ThrowsAsync<PhasaException>(() => reranker.ScoreAsync(Request, Stop))).Code);
    }

    [Theory]
    [InlineData("endpoint", "ftp://x", "model", "m")]
    [InlineData("endpoint", "http://x")]
    [InlineData("model", "m")]
    [InlineData("endpoint", "http://x", "model", "m", "depth", "0")]
    [InlineData("endpoint", "http://x", "model", "m", "top", "5")]
    public void Register_WrongSection_IsRefused(params string[] settings)
    {
        var error = Assert.Throws<PhasaException>(() => new PhasaBuilder(new ServiceCollection()).AddReranking(Section(settings)));
        Assert.Equal((ErrorCodes.InvalidConfiguration, "Reranking"), (error.Code, error.Location));
    }

    [Fact]
    public void Register_NoSection_AddsNone() =>
        Assert.DoesNotContain(new PhasaBuilder(new ServiceCollection()).AddReranking(Section()).Services, s => s.ServiceType == typeof(IReranker));

    private static IReranker Reranker(FakeRerankServer server) =>
        new PhasaBuilder(new ServiceCollection()).AddReranking(Section("endpoint", server.Endpoint.ToString(), "model", "m", "apiKey", "secret"))
            .Services.BuildServiceProvider().GetRequiredService<IReranker>();

    private static IConfigurationSection Section(params string[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Chunk(2).ToDictionary(s => $"Reranking:{s[0]}", s => (string?)s[1])).Build().GetSection("Reranking");

    private static Task Json(HttpContext context, string body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
