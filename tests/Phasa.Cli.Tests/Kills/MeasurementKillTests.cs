using System.Text.Json.Nodes;
using Phasa.Cli.Tests.Measurements;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Embeddings;

namespace Phasa.Cli.Tests.Kills;

/// <summary>A real service that is killed in the middle of a measurement with a remote model.</summary>
public sealed class MeasurementKillTests : IDisposable
{
    /// <summary>The probe of the space, then batches of the pairs' texts.</summary>
    private const int Answered = 5;

    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Killed_WhileAMeasurementEmbeds_TheNextServiceFinishesItAndEmbedsNothingTwice()
    {
        await using var model = new FakeOpenAIEmbeddingServer();
        await model.StartAsync();
        model.Enqueue([.. Enumerable.Repeat<FakeEmbeddingStep>(FakeEmbeddingBehaviour.Ok, Answered)]);
        model.Default = FakeEmbeddingBehaviour.Hang;
        var pairs = Enumerable.Range(0, 300).Select(i => new
        {
            id = $"p{i}",
            query = new { ja = $"質問 {i}", lo = $"ຄຳຖາມ {i}" },
            document = new { ja = $"回答 {i}", lo = $"ຄຳຕອບ {i}" },
        });
        string address;
        await using (var killed = await StartAsync(model))
        {
            address = await killed.MeasureAsync(new { pairs, embeddings = new[] { "remote" } });
            for (var call = 0; call <= Answered; call++)
            {
                await model.NextRequestAsync(TestContext.Current.CancellationToken);
            }

            var running = await killed.GetAsync(address);
            Assert.Equal(("running", 1), (running.GetProperty("state").GetString(), running.GetProperty("attempts").GetInt32()));
            await killed.KillAsync();
        }

        var before = model.Requests.Count;
        model.Default = FakeEmbeddingBehaviour.Ok;
        await using var next = await StartAsync(model);
        var done = await next.EndOfAsync(address);

        Assert.True(done.GetProperty("state").GetString() == "done", done.GetRawText());
        Assert.Equal(2, done.GetProperty("attempts").GetInt32());
        Assert.Equal(300, done.GetProperty("result").GetProperty("pairSet").GetProperty("items").GetInt32());
        var (probe, first) = (model.Requests[0].Texts, model.Requests.Take(Answered).SelectMany(r => r.Texts).ToHashSet());
        var again = model.Requests.Skip(before).SelectMany(r => r.Texts).Except(probe).ToHashSet();
        Assert.NotEmpty(first.Except(probe));
        Assert.Empty(again.Intersect(first));
        Assert.Equal(1200, again.Union(first).Except(probe).Count());
    }

    private Task<MeasuringService> StartAsync(FakeOpenAIEmbeddingServer model) => MeasuringService.StartAsync(_phasa, new JsonObject
    {
        ["Embedding"] = new JsonObject
        {
            ["models"] = new JsonArray(new JsonObject
            {
                ["name"] = "remote",
                ["kind"] = "openai-compatible",
                ["endpoint"] = model.Endpoint.AbsoluteUri,
                ["model"] = "fake",
                ["dimensions"] = model.Dimensions,
                ["maxTextsPerCall"] = 256,
            }),
        },
    });
}
