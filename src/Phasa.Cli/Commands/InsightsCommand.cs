using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Phasa.AspNetCore.Insights;
using Phasa.AspNetCore.Json;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Monitoring.Insights;

namespace Phasa.Cli.Commands;

/// <summary>Shows what searches came to, per language.</summary>
internal sealed class InsightsCommand : CliCommand
{
    private const int DebtLines = 5;
    private const int DocumentWidth = 40;

    private readonly Option<int> _days = new("--days") { Description = "How many days to look back.", HelpName = "N", DefaultValueFactory = _ => 30 };
    private readonly Option<InsightBucket> _bucket = Values.Bucket();

    public InsightsCommand(Terminal terminal)
        : base(
            terminal, "insights", "Show what searches came to per language: hits, similarity, fallback, what helped, and how long they took.",
            "phasa insights --collection handbook", "phasa insights -c handbook --days 90 --bucket week")
    {
        _days.InRange(1, 3660);
        Options.Add(GlobalOptions.Collection);
        Options.Add(_days);
        Options.Add(_bucket);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var (bucket, to) = (parse.GetValue(_bucket), session.Get<TimeProvider>().GetUtcNow());
        var from = to.AddDays(-parse.GetValue(_days));
        var lines = await session.Get<InsightService>().ReadAsync(collection.Id, from, to, bucket, cancellationToken);
        var debt = await session.Store.Insights.DebtAsync(collection.Id, null, from, to, DebtLines, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            var dropped = (await session.Store.Searches.DroppedAsync(collection.Id, cancellationToken)).Where(d => d.Hour >= from).Sum(d => d.Searches);
            Terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(InsightAnswer.Of(from, to, bucket, lines, debt, dropped), ApiJson.Shared.InsightAnswer));
        }
        else
        {
            Write(lines, debt, bucket, parse.GetValue(_days));
        }

        return ExitStatus.Done;
    }

    private void Write(IReadOnlyList<InsightLine> lines, IReadOnlyList<DebtLine> debt, InsightBucket bucket, int days)
    {
        if (lines.Count == 0)
        {
            Terminal.Say($"Nobody searched in the last {days} days.");
            return;
        }

        var table = Tables.New("Language", "Asked", "Hit", "Top sim.", "Fallback", "Words", "Helped", "p50, p95 ms").Figures(1, 2, 3, 4, 5, 6, 7);
        foreach (var (start, language, f) in lines)
        {
            table.Row(
                bucket == InsightBucket.Total ? language.Value : $"{language} {Label(start, bucket)}", Figures.Count(f.Searches), Figures.Percent(f.HitRate), Cosine(f.MeanSimilarity),
                Figures.Percent(f.FallbackShare), Figures.Percent(f.WordsOnlyShare), Figures.Percent(f.HelpfulRate), $"{Milliseconds(f.Latency(0.5))}, {Milliseconds(f.Latency(0.95))}");
        }

        Terminal.Out.Write(table);
        if (debt.Count > 0)
        {
            Terminal.Print("Most often found through fallback, because a translation is missing:");
            foreach (var line in debt)
            {
                Terminal.Print($"  {CellText.Fit(line.DocumentId, DocumentWidth)} {line.Language} {Figures.Count(line.Hits)}");
            }

            Terminal.Say("'phasa plan' says what to translate next.");
        }
    }

    private static string Label(DateTimeOffset start, InsightBucket bucket) =>
        start.ToString(bucket switch { InsightBucket.Hour => "MM-dd HH:mm", InsightBucket.Month => "yyyy-MM", _ => "MM-dd" }, CultureInfo.InvariantCulture);

    private static string Cosine(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    private static string Milliseconds(TimeSpan? time) => time?.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";
}
