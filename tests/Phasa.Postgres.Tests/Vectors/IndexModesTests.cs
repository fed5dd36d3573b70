using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings.FeatureTables;
using Phasa.Indexes;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Search.Filters;
using Phasa.Storage;
using Phasa.TestSupport.Storage;

namespace Phasa.Postgres.Tests.Vectors;

/// <summary>Searches by vectors in the database against searches by vectors in the process, on the handbook by the model in the box.</summary>
public sealed class IndexModesTests(VectorServer server) : IClassFixture<VectorServer>
{
    private static readonly LanguageTag[] Languages = [.. "ja en th lo".Split(' ').Select(LanguageTag.Parse)];
    private static readonly string Handbook = Path.Combine(Repository.Root, "samples", "handbook");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hits_OfBothModes_AreTheSame()
    {
        var address = server.NewAddress();
        await using var stored = await StartAsync(address, IndexMode.Pgvector);
        await using var inProcess = await StartAsync(address, IndexMode.InProcess);
        var collection = await FillAsync(stored);
        Assert.Contains(await stored.GetRequiredService<IKnowledgeStore>().Vectors!.TendAsync(100, Stop), d => d.StartsWith("a graph", StringComparison.Ordinal));
        var filter = FilterParser.Parse(JsonElement.Parse("""{"part": 3}"""));
        var (same, all) = (0, 0);
        foreach (var (language, query) in Queries())
        {
            foreach (var request in new[]
            {
                new SearchRequest(query) { Language = language },
                new SearchRequest(query) { Language = language, Filter = filter, Threshold = -1 },
                new SearchRequest(query) { Language = language, Route = RouteChoice.CrossLingual, Threshold = -1 },
            })
            {
                var (byStore, here) = (await SearchAsync(stored, collection, request), await SearchAsync(inProcess, collection, request));
                Assert.Equal(here.Routes.Select(r => (r.Route, r.Language, r.Rows)), byStore.Routes.Select(r => (r.Route, r.Language, r.Rows)));
                all += here.Hits.Count;
                same += here.Hits.Select(h => (h.Text.Passage, h.Similarity)).Intersect(byStore.Hits.Select(h => (h.Text.Passage, h.Similarity))).Count();
            }
        }

        Assert.True(all > 2000, $"{all} hits show little.");
        Assert.InRange(same / (double)all, .98, 1);
        Assert.True(stored.GetRequiredService<CollectionIndexes>().Bytes < inProcess.GetRequiredService<CollectionIndexes>().Bytes / 20);
    }

    [Fact]
    public async Task Documents_ReplacedWhileSearched_AreFoundInOneVersion()
    {
        var address = server.NewAddress();
        await using var stored = await StartAsync(address, IndexMode.Pgvector);
        var store = stored.GetRequiredService<IKnowledgeStore>();
        var collection = await store.Collections.CreateAsync("kb", Languages, InBoxModel.CreateModel().Space, Stop);
        var documents = stored.GetRequiredService<DocumentService>();
        for (var version = 0; version < 20; version++)
        {
            // Every version answers the question, each in several passages, which must be of one version.
            var sentence = $"Invoices are sent by mail, version {version}. ";
            string[] texts = [.. Enumerable.Range(0, 2).Select(part => $"# Part {part}\n\n{string.Concat(Enumerable.Repeat(sentence, 25))}")];
            var writing = documents.PutAsync(collection, new DocumentInput("bill", string.Join("\n\n", texts)) { Language = Languages[1] }, Stop);
            var during = version > 0 ? await SearchAsync(stored, collection, new("How are invoices sent?") { Language = Languages[1], Threshold = -1 }) : null;
            await writing;
            var after = await SearchAsync(stored, collection, new("How are invoices sent?") { Language = Languages[1], Threshold = -1 });

            Assert.Equal([$"version {version}."], VersionsIn(after));
            if (during is not null)
            {
                Assert.Single(VersionsIn(during));
                Assert.Equal(after.Hits.Count, during.Hits.Count);
            }
        }

        static IEnumerable<string> VersionsIn(SearchResult result) =>
            result.Hits.SelectMany(h => Regex.Matches(h.Text.Text, "version [0-9]+\\.").Select(m => m.Value)).Distinct();
    }

    [Fact]
    public async Task Mode_WithoutTheExtension_SaysWhatIsMissingOrGoesWithout()
    {
        var address = PostgresFixture.NewAddress();
        await using (var missing = Services(address, IndexMode.Pgvector))
        {
            await missing.GetRequiredService<IKnowledgeStore>().OpenAsync(Stop);
            var place = missing.GetRequiredService<VectorPlace>();
            if (PostgresFixture.HasVector)
            {
                // Installed on this server, it is made in the database.
                Assert.NotNull(await place.FindAsync(Stop));
                return;
            }

            var error = await Assert.ThrowsAsync<PhasaException>(async () => await place.FindAsync(Stop));
            Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
            Assert.Contains("--index in-process", error.NextStep, StringComparison.Ordinal);
        }

        await using var without = Services(address, IndexMode.Auto);
        await without.GetRequiredService<IKnowledgeStore>().OpenAsync(Stop);
        Assert.Null(await without.GetRequiredService<VectorPlace>().FindAsync(Stop));
    }

    [Fact]
    public async Task Auto_OnceThereAreMoreRowsThanFit_TakesTheStore()
    {
        var address = server.NewAddress();
        await using (var first = await StartAsync(address, IndexMode.InProcess))
        {
            await FillAsync(first, documents: 4);
            Assert.Null(await first.GetRequiredService<VectorPlace>().FindAsync(Stop));
        }

        await using var few = Services(address, IndexMode.Auto, rowsInProcess: 1000);
        await few.GetRequiredService<IKnowledgeStore>().OpenAsync(Stop);
        Assert.Null(await few.GetRequiredService<VectorPlace>().FindAsync(Stop));
        await using var many = Services(address, IndexMode.Auto, rowsInProcess: 10);
        await many.GetRequiredService<IKnowledgeStore>().OpenAsync(Stop);
        Assert.NotNull(await many.GetRequiredService<VectorPlace>().FindAsync(Stop));
    }

    private static Task<SearchResult> SearchAsync(ServiceProvider services, Collection collection, SearchRequest request) =>
        services.GetRequiredService<SearchService>().SearchAsync(collection.Name, request with { IsLogged = false }, Stop);

    private static async Task<ServiceProvider> StartAsync(string address, IndexMode mode)
    {
        var services = Services(address, mode);
        await services.GetRequiredService<IKnowledgeStore>().OpenAsync(Stop);
        await services.GetRequiredService<VectorPlace>().FindAsync(Stop);
        return services;
    }

    private static ServiceProvider Services(string address, IndexMode mode, long rowsInProcess = 5_000_000)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddPhasa().UsePostgres(address);
        services.AddSingleton(Options.Create(new IndexModeOptions { Mode = mode, RowsInProcess = rowsInProcess }));
        return services.BuildServiceProvider();
    }

    /// <summary>The handbook with its translations, a third of it without Lao.</summary>
    private static async Task<Collection> FillAsync(ServiceProvider services, int documents = 1000)
    {
        var collection = await services.GetRequiredService<IKnowledgeStore>().Collections.CreateAsync("hb", Languages, InBoxModel.CreateModel().Space, Stop);
        var inputs = Directory.GetFiles(Path.Combine(Handbook, "ja"), "*.md").Order(StringComparer.Ordinal).Take(documents).Index().Select(f => new DocumentInput(
            Path.GetFileNameWithoutExtension(f.Item), File.ReadAllText(f.Item))
        {
            Language = Languages[0],
            Metadata = new Dictionary<string, JsonElement> { ["part"] = JsonElement.Parse($"{f.Index % 5}") },
            Translations = Languages[1..]
                .Select(l => (Language: l, File: Path.Combine(Handbook, l.Value, Path.GetFileName(f.Item))))
                .Where(t => File.Exists(t.File) && (f.Index % 3 > 0 || t.Language.Value != "lo"))
                .ToDictionary(t => t.Language, t => new TranslationInput(File.ReadAllText(t.File))),
        });
        foreach (var some in inputs.Chunk(10))
        {
            Assert.All(await services.GetRequiredService<DocumentService>().PutAsync(collection, some, Stop), o => Assert.Null(o.Error));
        }

        return collection;
    }

    private static IEnumerable<(LanguageTag Language, string Query)> Queries() =>
        from line in File.ReadLines(Path.Combine(Handbook, "queries.jsonl")).Where((_, i) => i % 3 == 0)
        from query in JsonElement.Parse(line).GetProperty("query").EnumerateObject()
        select (LanguageTag.Parse(query.Name), query.Value.GetString()!);
}
