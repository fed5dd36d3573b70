using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Phasa.Bench.Macro;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings.FeatureTables;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Insights;
using Phasa.Search;
using Phasa.Storage;

namespace Phasa.Bench.SearchLog;

/// <summary>What a page that opens on a collection asks of the service, with a million logged searches and 100,000 passages behind it.</summary>
internal sealed class OverviewWorkload : IWorkload
{
    private const int Records = 1_000_000;
    private const int Documents = 25_000;
    private const int Sections = 4;
    private const int DocumentsAtOnce = 250;
    private const int Days = 28;
    private const int CallsInARound = 20;
    private static readonly LanguageTag[] Languages = [.. "ja en th lo km my vi zh ko id".Split(' ').Select(LanguageTag.Parse)];
    private static readonly string[] Collections = ["handbook", "products", "support", "internal"];

    /// <inheritdoc/>
    public string Name => "overview";

    /// <inheritdoc/>
    public string Description => "A million logged searches of four weeks, four collections and ten languages, over 100,000 passages with a backlog of translations: the calls of an overview page, by one client over HTTP, the service as shipped.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-bench-");
        try
        {
            var (logged, counted) = await FillAsync(Path.Combine(folder.FullName, "phasa.db"), progress, cancellationToken);
            await using var service = await PhasaProcess.ServeAsync(folder.FullName, works: false, cancellationToken);
            using HttpClient client = new() { BaseAddress = service.Address };
            var from = DateTimeOffset.UtcNow.Date.AddDays(-13);
            var root = $"/v1/collections/{Collections[0]}";
            (string Name, string Path)[] calls =
            [
                ("coverage", $"{root}/coverage"),
                ("figuresOf14Days", $"{root}/insights/languages?from={from:yyyy-MM-dd}T00:00:00Z&bucket=day"),
                ("latestQueriesWithoutHits", $"{root}/insights/queries?outcome=zero"),
            ];
            List<double> first = [], pages = [];
            var times = calls.ToDictionary(c => c.Name, _ => new List<double>());
            for (var i = 0; i < rounds * CallsInARound; i++)
            {
                var page = 0.0;
                foreach (var (name, path) in calls)
                {
                    var started = Stopwatch.GetTimestamp();
                    _ = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellationToken);
                    times[name].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                    page += times[name][^1];
                }

                (i == 0 ? first : pages).Add(page);
            }

            await progress.WriteLineAsync($"a page: {PairedRounds.Median(pages):F1} ms");
            return new
            {
                searches = Records,
                collections = Collections.Length,
                languages = Languages.Length,
                passages = Documents * Sections,
                logMicrosecondsASearch = logged.TotalMicroseconds / Records,
                countMicrosecondsASearch = counted.TotalMicroseconds / Records,
                firstPageMs = first[0],
                pageMs = Quantiles(pages),
                callsMs = times.ToDictionary(t => t.Key, t => Quantiles(t.Value.Skip(1))),
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static object Quantiles(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new { p50 = PairedRounds.Median(sorted), p95 = sorted[(int)(sorted.Length * .95)], most = sorted[^1] };
    }

    private static async Task<(TimeSpan Logged, TimeSpan Counted)> FillAsync(string file, TextWriter progress, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPhasa().UseSqlite(file);
        using var host = builder.Build();
        var store = host.Services.GetRequiredService<IKnowledgeStore>();
        await store.OpenAsync(cancellationToken);
        var collections = new List<Collection>();
        foreach (var name in Collections)
        {
            collections.Add(await store.Collections.CreateAsync(name, Languages, InBoxModel.CreateModel().Space, cancellationToken));
        }

        var documents = host.Services.GetRequiredService<DocumentService>();
        for (var from = 0; from < Documents; from += DocumentsAtOnce)
        {
            await documents.PutAsync(collections[0], [.. Enumerable.Range(from, DocumentsAtOnce).Select(Document)], cancellationToken);
        }

        var coverage = await store.Collections.CoverageAsync(collections[0].Id, cancellationToken);
        await progress.WriteLineAsync($"{coverage[0].Passages:N0} passages, {coverage.Sum(c => c.QueuedPassages):N0} translations to come");
        var (log, insights) = (host.Services.GetRequiredService<SearchLogWriter>(), host.Services.GetRequiredService<InsightService>());
        var (now, logging, counting) = (DateTimeOffset.UtcNow, new Stopwatch(), new Stopwatch());
        for (var i = 0; i < Records; i++)
        {
            log.Record(Record(collections, i, now));
            if ((i + 1) % SearchLogWriter.BatchSize == 0)
            {
                logging.Start();
                await log.FlushAsync(cancellationToken);
                logging.Stop();
                counting.Start();
                await insights.RollUpAsync(cancellationToken);
                counting.Stop();
            }
        }

        await progress.WriteLineAsync($"{Records:N0} searches logged in {logging.Elapsed.TotalSeconds:F0} s, counted up in {counting.Elapsed.TotalSeconds:F0} s");
        return (logging.Elapsed, counting.Elapsed);
    }

    /// <summary>In English, with translations into two languages; those into the others are still to come.</summary>
    private static DocumentInput Document(int i) => new($"guides/{i}", Sectioned(i, 30))
    {
        Format = TextFormat.Markdown,
        Language = Languages[1],
        Translations = new Dictionary<LanguageTag, TranslationInput> { [Languages[0]] = new(Sectioned(i, 12)), [Languages[6]] = new(Sectioned(i, 14)) },
    };

    private static string Sectioned(int seed, int words) =>
        string.Join("\n\n", Enumerable.Range(0, Sections).Select(s => $"## Section {s}\n\n{Words((seed * Sections) + s, words)}"));

    /// <summary>Most in the first collection; queries come again, few of them often.</summary>
    private static SearchRecord Record(List<Collection> collections, int i, DateTimeOffset now)
    {
        var random = new Random(i);
        var collection = collections[(int)(collections.Count * Math.Pow(random.NextDouble(), 4))];
        var query = (int)(100_000 * Math.Pow(random.NextDouble(), 3));
        var language = Languages[query % Languages.Length];
        var hits = query % 9 == 0 ? 0 : 10;
        var best = (float)(0.55 + (0.12 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)));
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Collection = collection.Id,
            At = now.AddDays(-Days * (1 - ((double)i / Records))),
            Language = new(language, LanguageSource.Script),
            Query = Words(query, 5),
            Routes = [new(Route.Index, language, 100_000, best, 0.41f, hits), new(Route.Fallback, Languages[1], 12, 0.12f, 0.22f, 0)],
            Hits = [.. Enumerable.Range(0, hits).Select(_ => new LoggedHit(
                new(random.Next(100_000)), $"guides/{random.Next(5_000)}", random.Next(10) == 0 ? Route.Fallback : Route.Index, language, best, (SearchLegs)random.Next(3)))],
            HitCount = hits,
            Times = new(TimeSpan.FromMicroseconds(1830), TimeSpan.FromMicroseconds(50), TimeSpan.FromMicroseconds(20), TimeSpan.FromMicroseconds(110), TimeSpan.FromMicroseconds(70), TimeSpan.FromMicroseconds(900)),
            Space = collection.Space,
        };
    }

    private static string Words(int seed, int words)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => $"{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}word{random.Next(100)}"));
    }
}
