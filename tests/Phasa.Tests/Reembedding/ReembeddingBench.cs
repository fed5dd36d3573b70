using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Reembedding;
using Phasa.TestSupport.Embeddings;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Reembedding;

/// <summary>A workbench with two more models: one that understands numbers in every language, one that understands nothing.</summary>
internal sealed class ReembeddingBench : IAsyncDisposable
{
    public const string Ngrams = "hashed-ngrams";
    public const string Numbers = "numbers";
    public const string Noise = "noise";

    private ReembeddingBench(Workbench bench, NumberEmbedder numbers, Collection collection) => (Bench, Understanding, Collection) = (bench, numbers, collection);

    public Workbench Bench { get; }

    /// <summary>The generator behind the model <see cref="Numbers"/>.</summary>
    public NumberEmbedder Understanding { get; }

    public Collection Collection { get; }

    public ReembeddingService Service => Bench.Get<ReembeddingService>();

    public static async Task<ReembeddingBench> StartAsync(string model = Ngrams, Action<IServiceCollection>? more = null)
    {
        var numbers = new NumberEmbedder();
        var bench = await Workbench.StartAsync(services =>
        {
            services.AddSingleton(numbers.Model(Numbers));
            services.AddSingleton(new SeededEmbedder(1, 48).Model(Noise));
            more?.Invoke(services);
        });
        var collection = await bench.Store.Collections.CreateAsync("kb", [Ja, Lo], bench.Get<EmbeddingModels>().Named(model).Space);
        return new(bench, numbers, collection);
    }

    /// <summary>Writes documents, each about a number of its own, with a person's Lao translation.</summary>
    public async Task FillAsync(int documents)
    {
        for (var i = 0; i < documents; i++)
        {
            await Bench.Documents.PutAsync(Collection, Japanese($"d{i}", $"番号{i}の説明です。", (Lo, $"ຄຳອະທິບາຍເລກ {i}")) with { Title = $"文書{i}" });
        }
    }

    public async Task<ReembeddingJob> JobAsync() => (await Service.StatusAsync(Collection)).Job!;

    public async Task<string> ModelAsync() => (await Bench.Store.Collections.FindAsync("kb"))!.Space.Model;

    public Task<bool> WorkAsync() => Bench.Get<ReembeddingWorker>().RunNextAsync();

    /// <summary>The ids of all documents that a search finds which cuts nothing off.</summary>
    public async Task<IReadOnlyList<string>> FoundAsync(string query = "ເລກ 1") =>
        [.. (await Bench.Search.SearchAsync("kb", new(query) { Language = Lo, Threshold = -1, Top = 1000 })).Hits.Select(h => h.Text.DocumentId).Distinct().Order(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => Bench.DisposeAsync();
}
