using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Embeddings.FeatureTables;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Monitoring.Insights;
using Phasa.Search;
using Phasa.Storage;

namespace Phasa.Bench.SearchLog;

/// <summary>What it takes to count searches up, and to read a year of them, against SQL over the log itself.</summary>
internal sealed class InsightsWorkload : IWorkload
{
    private const int Records = 1_000_000;
    private const int BatchSize = 500;
    private static readonly LanguageTag[] Languages = [.. "ja en th lo km my vi zh ko id".Split(' ').Select(LanguageTag.Parse)];

    /// <inheritdoc/>
    public string Name => "insights";

    /// <inheritdoc/>
    public string Description => "A million logged searches of a year in ten languages: counted up, and the year read by days, against the same figures by SQL over the log.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "phasa.db");
            var services = new ServiceCollection();
            services.AddLogging().AddPhasa().UseSqlite(file);
            await using var provider = services.BuildServiceProvider();
            var store = provider.GetRequiredService<IKnowledgeStore>();
            await store.OpenAsync(cancellationToken);
            var collection = await store.Collections.CreateAsync("kb", Languages, InBoxModel.CreateModel().Space, cancellationToken);
            var (now, appended) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
            for (var from = 0; from < Records; from += BatchSize)
            {
                await store.Searches.AppendAsync([.. Enumerable.Range(from, BatchSize).Select(i => Record(collection, i, now))], [], cancellationToken);
            }

            appended.Stop();
            await progress.WriteLineAsync($"{Records:N0} records in {appended.Elapsed.TotalSeconds:F0} s");
            var counted = Stopwatch.StartNew();
            while (await store.Insights.RollUpAsync(BatchSize, cancellationToken) > 0)
            {
            }

            counted.Stop();
            await progress.WriteLineAsync($"counted up in {counted.Elapsed.TotalSeconds:F0} s");
            var insights = provider.GetRequiredService<InsightService>();
            var (year, month) = (now.AddYears(-1).AddDays(-1), now.AddDays(-30));
            List<double> days = [], total = [], hours = [], sql = [];
            var lines = 0;
            for (var i = 0; i < rounds; i++)
            {
                days.Add(await TimeAsync(async () => lines = (await insights.ReadAsync(collection.Id, year, now, InsightBucket.Day, cancellationToken)).Count));
                total.Add(await TimeAsync(() => insights.ReadAsync(collection.Id, year, now, InsightBucket.Total, cancellationToken)));
                hours.Add(await TimeAsync(() => insights.ReadAsync(collection.Id, month, now, InsightBucket.Hour, cancellationToken)));
                sql.Add(await TimeAsync(() => Task.Run(() => CountBySql(file), cancellationToken)));
                await progress.WriteLineAsync($"round {i + 1}: {days[^1]:F1} ms, by SQL {sql[^1]:F0} ms");
            }

            return new
            {
                records = Records,
                languages = Languages.Length,
                rounds,
                appendMicrosecondsASearch = appended.Elapsed.TotalMicroseconds / Records,
                countMicrosecondsASearch = counted.Elapsed.TotalMicroseconds / Records,
                linesOfAYear = lines,
                yearByDaysMs = PairedRounds.Median(days),
                yearInTotalMs = PairedRounds.Median(total),
                monthByHoursMs = PairedRounds.Median(hours),
                yearByDaysWithSqlOverTheLogMs = PairedRounds.Median(sql),
                ratioToSql = PairedRounds.Median(days.Zip(sql, (ours, theirs) => ours / theirs)),
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Searches, hits and mean alone: no distribution, no quantile, no hits' routes, which SQL would have to read out of JSON.</summary>
    private static void CountBySql(string file)
    {
        using var db = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        db.Open();
        using var count = db.CreateCommand();
        count.CommandText = "SELECT at / 86400000, language, COUNT(*), SUM(hit_count > 0), AVG(best) FROM searches WHERE collection_id = 1 GROUP BY 1, 2";
        using var lines = count.ExecuteReader();
        while (lines.Read())
        {
            _ = (lines.GetInt64(2), lines.GetDouble(4));
        }
    }

    private static async Task<double> TimeAsync(Func<Task> read)
    {
        var started = Stopwatch.GetTimestamp();
        await read();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static SearchRecord Record(Collection collection, int i, DateTimeOffset now)
    {
        var random = new Random(i);
        var language = Languages[(int)(Languages.Length * Math.Pow(random.NextDouble(), 2))];
        var hits = random.Next(9) == 0 ? 0 : 10;
        var best = (float)(0.55 + (0.12 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)));
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Collection = collection.Id,
            At = now.AddYears(-1).AddSeconds(i * 31.5),
            Language = new(language, LanguageSource.Script),
            Routes = [new(Route.Index, language, 5_000, best, 0.41f, hits), new(Route.Fallback, LanguageTag.Parse("ja"), 12, 0.12f, 0.22f, 0)],
            Hits = [.. Enumerable.Range(0, hits).Select(_ => new LoggedHit(
                new(random.Next(100_000)), $"guides/{random.Next(5_000)}", random.Next(10) == 0 ? Route.Fallback : Route.Index, language, best, (SearchLegs)random.Next(3)))],
            HitCount = hits,
            Times = new(TimeSpan.FromMicroseconds(Math.Exp(6 + (2 * random.NextDouble())))),
            Space = collection.Space,
        };
    }
}
