using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Embeddings;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Jobs;
using Phasa.TestSupport.Embeddings;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.AspNetCore.Tests.Documents;

/// <summary>A translation that cannot be found, as callers see it.</summary>
public sealed class QuarantineTests
{
    private const string Original = "請求書は毎月一日に送ります。";
    private const string Document = "/v1/collections/kb/documents/bill";

    private static readonly string Lao = PseudoTranslation.Translate(Original, "ja", "lo");

    [Fact]
    public async Task Quarantined_IsSaidCountedAndTriedAnew()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel()) { Lost = [Lao], LosesAll = true };
        await using var host = await WithDocumentAsync(embedder);

        Assert.Equal("quarantined", (string?)(await host.GetAsync(Document))["translations"]["lo"]);
        var job = Assert.Single((await host.GetAsync("/v1/collections/kb/jobs?state=parked&language=lo"))["jobs"].AsArray())!;
        Assert.Equal("canary", (string?)job["step"]);
        Assert.Contains("similarity 0.00", (string?)job["error"], StringComparison.Ordinal);

        embedder.Lost = [];
        var retried = await host.PostAsync(Document + "/translations/lo/retry", "");
        Assert.Equal((HttpStatusCode.Accepted, 1), (retried.Status, (int)retried["queued"]));
        await WorkAsync(host);
        Assert.Equal("ready", (string?)(await host.GetAsync(Document))["translations"]["lo"]);
    }

    [Fact]
    public async Task Put_OfAPersonThatCannotBeFound_StandsWithAWarning()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel()) { Lost = [Lao], LosesAll = true };
        await using var host = await WithDocumentAsync(embedder);

        var answer = await host.PutAsync(Document + "/translations/lo", $$"""{"text":"{{Lao}}"}""");

        Assert.Equal("ready", (string?)answer["translations"]["lo"]);
        var warning = Assert.Single(answer["warnings"].AsArray())!;
        Assert.Equal("canary-not-found", (string?)warning["code"]);
        Assert.Contains("is kept as written", (string?)warning["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_OfAPersonWhenTheQuestionsFail_IsWrittenAndSaysSo()
    {
        using var embedder = new LossyEmbedder(HashedNgramEmbedder.CreateModel());
        await using var host = await WithDocumentAsync(embedder);
        embedder.QuestionFailure = new HttpRequestException("gone");

        var answer = await host.PutAsync(Document + "/translations/lo", $$"""{"text":"{{Lao}}"}""");

        Assert.Equal((HttpStatusCode.OK, "ready"), (answer.Status, (string?)answer["translations"]["lo"]));
        Assert.Equal("canary-failed", (string?)Assert.Single(answer["warnings"].AsArray())!["code"]);
    }

    private static async Task<ApiHost> WithDocumentAsync(LossyEmbedder embedder)
    {
        var host = await ApiHost.WithCollectionAsync(services: services =>
        {
            services.RemoveAll<EmbeddingModel>();
            services.AddSingleton(embedder.Model());
            services.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", t => PseudoTranslation.Translate(t, "ja", "lo")));
        });
        await host.PostAsync("/v1/collections/kb/documents", $$"""{"id":"bill","language":"ja","title":"請求","text":"{{Original}}"}""");
        await WorkAsync(host);
        return host;
    }

    private static async Task WorkAsync(ApiHost host)
    {
        var worker = host.App.Services.GetRequiredService<TranslationWorker>();
        for (var i = 0; i < 10 && await worker.RunNextAsync(TestContext.Current.CancellationToken); i++)
        {
            // Until nothing is due.
        }
    }
}
