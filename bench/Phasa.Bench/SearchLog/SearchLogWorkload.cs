using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings.FeatureTables;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Search;
using Phasa.Search.Answers;
using Phasa.Storage;

namespace Phasa.Bench.SearchLog;

/// <summary>What the search log costs a search, and what a million logged searches cost whoever reads them.</summary>
internal sealed class SearchLogWorkload : IWorkload
{
    private const int Documents = 5_000;
    private const int Searches = 4_000;
    private const int Records = 1_000_000;
    private static readonly LanguageTag English = LanguageTag.Parse("en");

    /// <inheritdoc/>
    public string Name => "search-log";

    /// <inheritdoc/>
    public string Description => "Searches with the search log against the same without it: the time of a search, and the processor time with the writing; then a million records appended and read.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "phasa.db");
            using var host = Compose(file);
            await host.StartAsync(cancellationToken);
            var store = host.Services.GetRequiredService<IKnowledgeStore>();
            var collection = await FillAsync(host.Services, store, progress, cancellationToken);
            var cost = await CompareAsync(host.Services, rounds, progress, cancellationToken);
            var records = await ReadAsync(store, collection, file, progress, cancellationToken);
            await host.StopAsync(cancellationToken);
            return new { whole = await new WholeSearches(Path.Combine(folder.FullName, "whole")).CompareAsync(rounds, progress, cancellationToken), cost, records };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IHost Compose(string file)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPhasa().UseSqlite(file);

        // Every search is to search: an answer that is given again takes little, and nobody waits for that.
        builder.Services.Configure<AnswerOptions>(o => o.MaxBytes = 0);
        return builder.Build();
    }

    private static async Task<Collection> FillAsync(IServiceProvider services, IKnowledgeStore store, TextWriter progress, CancellationToken cancellationToken)
    {
        var collection = await store.Collections.CreateAsync("kb", [English], InBoxModel.CreateModel().Space, cancellationToken);
        var documents = services.GetRequiredService<DocumentService>();
        for (var i = 0; i < Documents; i++)
        {
            await documents.PutAsync(collection, new DocumentInput($"guides/{i}", Text(i, 40)) { Language = English }, cancellationToken: cancellationToken);
        }

        await progress.WriteLineAsync($"{Documents:N0} documents written");
        return collection;
    }

    private static async Task<object> CompareAsync(IServiceProvider services, int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var (search, log, options) = (services.GetRequiredService<SearchService>(), services.GetRequiredService<SearchLogWriter>(), services.GetRequiredService<IOptions<SearchLogOptions>>().Value);
        List<double> logged = [], unlogged = [];
        var pairs = await PairedRounds.RunAsync(() => SearchAsync(true, logged), () => SearchAsync(false, unlogged), rounds, progress, cancellationToken);
        return new
        {
            documents = Documents,
            searches = Searches,
            rounds,
            searchTimeRatio = PairedRounds.Median(logged.Zip(unlogged, (on, off) => on / off).Skip(1)),
            medianSearchMicroseconds = PairedRounds.Median(unlogged),
            processorTimeRatio = PairedRounds.Median(pairs.Select(p => p.Subject.ProcessorSeconds / p.Reference.ProcessorSeconds)),
            processorMicrosecondsOfTheLog = PairedRounds.Median(pairs.Select(p => p.Subject.ProcessorSeconds - p.Reference.ProcessorSeconds)) / Searches * 1e6,
            dropped = log.Dropped,
        };

        // The median of the searches is what askers wait for; the processor time has the writing, too.
        async Task SearchAsync(bool isLogged, List<double> medians)
        {
            options.Enabled = isLogged;
            var times = new double[Searches];
            for (var i = 0; i < Searches; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await search.SearchAsync("kb", new SearchRequest(Text(i % 500, 5)) { Language = English }, cancellationToken);
                times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            }

            medians.Add(PairedRounds.Median(times));
            await log.FlushAsync(cancellationToken);
        }
    }

    private static async Task<object> ReadAsync(IKnowledgeStore store, Collection collection, string file, TextWriter progress, CancellationToken cancellationToken)
    {
        await store.Searches.ClearAsync(collection.Id, null, cancellationToken);
        var before = new FileInfo(file).Length;
        var now = DateTimeOffset.UtcNow;
        var started = Stopwatch.GetTimestamp();
        for (var from = 0; from < Records; from += SearchLogWriter.BatchSize)
        {
            await store.Searches.AppendAsync([.. Enumerable.Range(from, SearchLogWriter.BatchSize).Select(i => Record(collection, i, now))], [], cancellationToken);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await progress.WriteLineAsync($"{Records:N0} records in {seconds:F0} s");
        var all = new SearchLogFilter();
        return new
        {
            records = Records,
            recordsASecond = Records / seconds,
            bytesARecord = (new FileInfo(file).Length - before) / (double)Records,
            listMs = await MedianAsync(() => store.Searches.ListAsync(collection.Id, all, null, 50, cancellationToken)),
            listOfOneLanguageMs = await MedianAsync(() => store.Searches.ListAsync(collection.Id, new() { Language = LanguageTag.Parse("lo") }, null, 50, cancellationToken)),
            queriesMs = await MedianAsync(() => store.Searches.QueriesAsync(collection.Id, all, null, 50, cancellationToken)),
            queriesWithoutHitsMs = await MedianAsync(() => store.Searches.QueriesAsync(collection.Id, new() { Outcome = SearchOutcome.Zero }, null, 50, cancellationToken)),
            pruneOneBatchMs = await MedianAsync(() => store.Searches.PruneAsync(now.AddYears(-2).AddDays(400), SearchLogService.PruneBatch, cancellationToken)),
        };
    }

    private static async Task<double> MedianAsync(Func<Task> read)
    {
        List<double> times = [];
        for (var i = 0; i < 11; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await read();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return PairedRounds.Median(times);
    }

    /// <summary>A year of searches, one in ten of them Lao; queries come again, few of them often.</summary>
    private static SearchRecord Record(Collection collection, int i, DateTimeOffset now)
    {
        var random = new Random(i);
        var query = (int)(100_000 * Math.Pow(random.NextDouble(), 3));
        var hits = query % 9 == 0 ? 0 : 10;
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Collection = collection.Id,
            At = now.AddYears(-1).AddSeconds(i * 31.5),
            Language = new(query % 10 == 0 ? LanguageTag.Parse("lo") : English, LanguageSource.Script),
            Query = Text(query, 5),
            QueryKey = query,
            Routes = [new(Route.Index, English, Documents, 0.61f, 0.41f, hits), new(Route.Fallback, LanguageTag.Parse("ja"), 12, 0.12f, 0.22f, 0)],
            Hits = [.. Enumerable.Range(0, hits).Select(h => new LoggedHit(new(random.Next(100_000)), $"guides/{random.Next(Documents)}", Route.Index, English, random.NextSingle()))],
            HitCount = hits,
            Times = new(TimeSpan.FromMicroseconds(1830), TimeSpan.FromMicroseconds(50), TimeSpan.FromMicroseconds(20), TimeSpan.FromMicroseconds(110), TimeSpan.FromMicroseconds(70), TimeSpan.FromMicroseconds(900)),
            Space = collection.Space,
        };
    }

    /// <summary>Words by chance, the same for the same seed.</summary>
    private static string Text(int seed, int words)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => $"{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}word{random.Next(100)}"));
    }
}
