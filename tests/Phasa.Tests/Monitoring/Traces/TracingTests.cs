using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Embeddings;
using Phasa.Monitoring.Traces;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Monitoring.Traces;

/// <summary>Alone, because who listens is heard by the whole process.</summary>
[CollectionDefinition(nameof(TracingTests), DisableParallelization = true)]
[Collection(nameof(TracingTests))]
public sealed class TracingTests
{
    private const string Secret = "秘密の言葉を変える";
    private static readonly EmbeddingModelName Model = new("phasa", "model", null);

    [Fact]
    public async Task Search_HasASpanWithItsSteps()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync();
        await bench.Documents.PutAsync(collection, Japanese("a", Secret));
        using var heard = new HeardSpans();

        var result = await bench.Search.SearchAsync("kb", new(Secret) { Language = Ja });

        var search = heard.Single("search kb");
        Assert.Equal(heard.Root.SpanId, search.ParentSpanId);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["gen_ai.operation.name"] = "retrieval",
                ["gen_ai.data_source.id"] = "kb",
                ["phasa.collection"] = "kb",
                ["phasa.search.id"] = result.SearchId,
                ["phasa.language"] = "ja",
                ["phasa.outcome"] = "answered",
                ["phasa.hits"] = 1,
            },
            search.TagObjects.ToDictionary());
        Assert.Equal(
            ["embeddings hashed-ngrams", "index update", "language", "read", "scan"],
            heard.All.Where(s => s.ParentSpanId == search.SpanId).Select(s => s.DisplayName).Order(StringComparer.Ordinal));
        Assert.Equal("index", heard.Single("scan").GetTagItem("phasa.route"));
        Assert.Equal(1, heard.Single("scan").GetTagItem("phasa.rows"));
        RequireNoTexts(heard);
    }

    [Fact]
    public async Task Search_ThatFails_SaysWhatWith()
    {
        await using var bench = await Workbench.StartAsync();
        using var heard = new HeardSpans();

        await Assert.ThrowsAsync<PhasaException>(() => bench.Search.SearchAsync("none", new("a")));

        var search = heard.Single("search none");
        Assert.Equal((ActivityStatusCode.Error, null, "collection-not-found"), (search.Status, search.StatusDescription, search.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Embedding_IsToldByTheConventions()
    {
        await using var bench = await Workbench.StartAsync();
        var collection = await bench.CollectionAsync();
        using var heard = new HeardSpans();

        await bench.Documents.PutAsync(collection, Japanese("a", Secret));

        // Those before it are the model's probe.
        var (ingest, embedding) = (heard.Single("ingest"), heard.All.Last(s => s.DisplayName == "embeddings hashed-ngrams"));
        Assert.Equal((ingest.SpanId, ActivityKind.Internal), (embedding.ParentSpanId, embedding.Kind));
        Assert.Equal(("embeddings", "phasa", "hashed-ngrams"), (embedding.GetTagItem("gen_ai.operation.name"), embedding.GetTagItem("gen_ai.provider.name"), embedding.GetTagItem("gen_ai.request.model")));
        Assert.Equal(("document", 1), (embedding.GetTagItem("phasa.role"), embedding.GetTagItem("phasa.texts")));
        Assert.Equal(("kb", 1, 1, 0), (ingest.GetTagItem("phasa.collection"), ingest.GetTagItem("phasa.documents"), ingest.GetTagItem("phasa.documents.written"), ingest.GetTagItem("phasa.documents.refused")));
        RequireNoTexts(heard);
    }

    [Fact]
    public async Task Job_HasASpanForEachAttemptWithAProvider()
    {
        await using var bench = await Workbench.StartAsync(s => s
            .AddSingleton<ITranslator>(ScriptedTranslator.Failing("down", TranslationFailure.RateLimited))
            .AddSingleton<ITranslator>(ScriptedTranslator.Of("up", text => PseudoTranslation.Translate(text, "ja", "lo"))));
        var collection = await bench.CollectionAsync("ja lo");
        await bench.Documents.PutAsync(collection, Japanese("a", Secret));
        using var heard = new HeardSpans();

        await bench.WorkAsync();

        var job = heard.Single("translation job");
        Assert.Equal((ActivityKind.Consumer, "kb", "a", "lo", "done"), (job.Kind, job.GetTagItem("phasa.collection"), job.GetTagItem("phasa.document.id"), job.GetTagItem("phasa.language"), job.GetTagItem("phasa.outcome")));
        var failed = heard.All.First(s => s.DisplayName == "translate down");
        Assert.Equal((job.SpanId, ActivityStatusCode.Error, "rate_limited"), (failed.ParentSpanId, failed.Status, failed.GetTagItem("error.type")));
        var done = heard.All.First(s => s.DisplayName == "translate up");
        Assert.Equal((job.SpanId, ActivityStatusCode.Unset, 1), (done.ParentSpanId, done.Status, done.GetTagItem("phasa.texts.accepted")));
        Assert.Equal(("ja", "lo", "up"), (done.GetTagItem("phasa.language.original"), done.GetTagItem("phasa.language"), done.GetTagItem("phasa.provider")));
        RequireNoTexts(heard);
    }

    [Fact]
    public void Nobody_Listening_CostsNoMemory()
    {
        Assert.False(PhasaTracing.IsListenedTo);
        Record();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Record();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Record()
        {
            using var span = PhasaTracing.Start("scan")?.SetTag(SpanTags.Rows, 7);
            span.Fail("timeout");
            using var call = EmbeddingCall.Begin(Model, 8, TextRole.Query, 1);
            call.Answered(null);
        }
    }

    private static void RequireNoTexts(HeardSpans heard) => Assert.DoesNotContain(
        heard.All, s => s.TagObjects.Select(t => $"{t.Value}").Append(s.DisplayName).Any(t => t.Contains("秘密", StringComparison.Ordinal)));
}
