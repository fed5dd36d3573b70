using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings.FeatureTables;
using Phasa.Indexes;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Search.Filters;
using Phasa.Storage;

namespace Phasa.Bench.Filters;

/// <summary>What filters on metadata cost: memory, the first use of a filter, and searches with one.</summary>
internal sealed class FiltersWorkload : IWorkload
{
    private const int Documents = 200_000;
    private const int Batch = 512;
    private const int Searches = 200;
    private static readonly LanguageTag English = LanguageTag.Parse("en");
    private static readonly string[] Owners = ["sales", "support", "hr"];
    private static readonly string[] Topics = ["reset a password", "send an invoice", "apply for leave", "share a file", "join a course", "export the report", "change the plan", "restore a backup"];

    // Of 200,000 documents: half, one in a hundred, twenty. {0} makes each a filter that nobody asked before.
    private static readonly (string Name, string Filter)[] Filters =
    [
        ("equals, half", """{{"draft": false, "none{0}": {{"exists": false}}}}"""),
        ("equals, 1 %", """{{"product": "p17", "none{0}": {{"exists": false}}}}"""),
        ("in, 5 %", """{{"product": {{"in": ["p1", "p2", "p3", "p4", "p5"]}}, "none{0}": {{"exists": false}}}}"""),
        ("range of numbers, 1 %", """{{"size": {{"gte": 1000, "lt": 3000}}, "none{0}": {{"exists": false}}}}"""),
        ("range of times, 10 %", """{{"published": {{"gte": "2025-01-01"}}, "none{0}": {{"exists": false}}}}"""),
        ("twenty documents", """{{"size": {{"lt": 20}}, "none{0}": {{"exists": false}}}}"""),
        ("and, or, not", """{{"and": [{{"or": [{{"product": "p1"}}, {{"product": "p2"}}]}}, {{"not": {{"draft": true}}}}, {{"none{0}": {{"exists": false}}}}]}}"""),
    ];

    /// <inheritdoc/>
    public string Name => "filters";

    /// <inheritdoc/>
    public string Description => "Filters on the metadata of 200,000 documents: bytes a document, the first use of a filter, and searches by vectors with a filter that leaves one document in a hundred against the same without.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-bench-");
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddPhasa().UseSqlite(Path.Combine(folder.FullName, "phasa.db"));
            using var host = builder.Build();
            var store = host.Services.GetRequiredService<IKnowledgeStore>();
            await store.OpenAsync(cancellationToken);
            var collection = await store.Collections.CreateAsync("kb", [English], InBoxModel.CreateModel().Space, cancellationToken);
            await FillAsync(host.Services.GetRequiredService<DocumentService>(), collection, progress, cancellationToken);
            var snapshot = await host.Services.GetRequiredService<CollectionIndexes>().CurrentAsync(collection, cancellationToken);
            return await MeasureAsync(host.Services, collection, snapshot, rounds, progress, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<object> MeasureAsync(
        IServiceProvider services, Collection collection, CollectionSnapshot snapshot, int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var filters = services.GetRequiredService<CollectionFilters>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        await filters.ApplyAsync(collection, snapshot, Filter("""{"draft": true}"""), cancellationToken);
        var read = Stopwatch.GetElapsedTime(start);
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Documents;
        List<object> first = [];
        foreach (var (name, text) in Filters)
        {
            List<double> times = [];
            var admitted = 0;
            for (var round = -1; round < rounds; round++)
            {
                var filter = Filter(string.Format(null, text, $"{name}{round}"));
                start = Stopwatch.GetTimestamp();
                var passages = (await filters.ApplyAsync(collection, snapshot, filter, cancellationToken)).Passages;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                admitted = passages.Count;
            }

            first.Add(new { filter = name, passages = admitted, medianMilliseconds = Math.Round(PairedRounds.Median(times.Skip(1)), 2) });
            await progress.WriteLineAsync(first[^1].ToString().AsMemory(), cancellationToken);
        }

        var (with, without) = (await SearchAsync(services, Filter("""{"product": "p17"}"""), cancellationToken), await SearchAsync(services, null, cancellationToken));
        return new
        {
            documents = Documents,
            bytesADocument = Math.Round(bytes),
            readSeconds = Math.Round(read.TotalSeconds, 2),
            firstUse = first,
            search = new { filteredMilliseconds = Math.Round(with, 3), unfilteredMilliseconds = Math.Round(without, 3) },
        };
    }

    /// <summary>The median time of searches that were not asked before.</summary>
    private static async Task<double> SearchAsync(IServiceProvider services, MetadataFilter? filter, CancellationToken cancellationToken)
    {
        var search = services.GetRequiredService<SearchService>();
        List<double> times = [];
        for (var i = 0; i < 2 * Searches; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await search.SearchAsync("kb", new($"{Topics[i % Topics.Length]} {(filter is null ? 0 : 1)}{i}") { Language = English, Filter = filter, IsLogged = false }, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return PairedRounds.Median(times.Skip(Searches));
    }

    /// <summary>A passage a document, with five values, one of them its own.</summary>
    private static async Task FillAsync(DocumentService documents, Collection collection, TextWriter progress, CancellationToken cancellationToken)
    {
        foreach (var batch in Enumerable.Range(0, Documents).Chunk(Batch))
        {
            await documents.PutAsync(collection, [.. batch.Select(Document)], cancellationToken);
        }

        await progress.WriteLineAsync($"{Documents:N0} documents written".AsMemory(), cancellationToken);
    }

    private static DocumentInput Document(int i) => new($"guides/{i}", $"How to {Topics[i % Topics.Length]}, part {i}.")
    {
        Language = English,
        Metadata = JsonSerializer.SerializeToElement(new
        {
            product = $"p{i / 2 % 100}",
            draft = i % 2 == 1,
            size = i,
            published = new DateTime(2016, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(i % 3650).ToString("yyyy-MM-dd", null),
            owner = Owners[i % Owners.Length],
        }).EnumerateObject().ToDictionary(p => p.Name, p => p.Value),
    };

    private static MetadataFilter Filter(string json) => FilterParser.Parse(JsonDocument.Parse(json).RootElement);
}
