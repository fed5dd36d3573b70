using System.CommandLine;
using System.CommandLine.Parsing;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Monitoring;

namespace Phasa.Cli.Commands;

/// <summary>Shows what was searched for.</summary>
internal sealed class SearchesListCommand : CliCommand
{
    private const int QueryWidth = 36;
    private const int MaxLimit = 10_000;

    private readonly Option<LanguageTag?> _language = Values.Language("Queries in this language only.");
    private readonly Option<bool> _zero = new("--zero") { Description = "Searches without a hit only." };
    private readonly Option<int> _limit = new("--limit") { Description = "How many to list.", HelpName = "N", DefaultValueFactory = _ => 50 };
    private readonly Option<SearchLogPosition?> _before = new("--before")
    {
        Description = "Go on before this place in the log.",
        HelpName = "PLACE",
        CustomParser = Position,
    };

    public SearchesListCommand(Terminal terminal)
        : base(
            terminal, "list", "List what was searched for, the latest first: query, hits, the best similarity, and what users said.",
            "phasa searches list --collection handbook", "phasa searches list -c handbook --language lo --zero --json")
    {
        _limit.InRange(1, MaxLimit);
        Options.Add(GlobalOptions.Collection);
        Options.Add(_language);
        Options.Add(_zero);
        Options.Add(_limit);
        Options.Add(_before);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var filter = new SearchLogFilter { Language = parse.GetValue(_language), Outcome = parse.GetValue(_zero) ? SearchOutcome.Zero : null };
        var limit = parse.GetValue(_limit);
        var searches = await session.Store.Searches.ListAsync(collection.Id, filter, parse.GetValue(_before), limit, cancellationToken);
        var dropped = (await session.Store.Searches.DroppedAsync(collection.Id, cancellationToken)).Sum(d => d.Searches);
        var next = searches.Count == limit ? searches[^1].Position.ToString() : null;
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { searches = searches.Select(Json), dropped, next });
            return ExitStatus.Done;
        }

        if (searches.Count == 0)
        {
            Terminal.Say("The search log has no such searches.");
        }
        else
        {
            Write(searches);
        }

        if (dropped > 0)
        {
            Terminal.Say($"{Figures.Count(dropped)} searches of the collection were counted and not recorded, because the log did not keep up.");
        }

        if (next is not null)
        {
            Terminal.Say($"There may be more; go on with --before {next}");
        }

        return ExitStatus.Done;
    }

    private void Write(IReadOnlyList<LoggedSearch> searches)
    {
        var table = Tables.New("Asked", "Language", "Query", "Hits", "Best", "First document", "Helped").Figures(3, 4);
        foreach (var (record, feedback, _) in searches)
        {
            table.Row(
                Tables.Time(record.At), record.Language.Language.Value,
                record.Query is { } query ? CellText.Fit(query, QueryWidth) : record.QueryKey is { } key ? $"#{key:x16}" : "–",
                Figures.Count(record.HitCount), Figures.Cosine(record.Best), record.Hits is [var first, ..] ? first.DocumentId : "–",
                feedback.Count == 0 ? "" : feedback.Any(f => f.IsHelpful) ? "yes" : "no");
        }

        Terminal.Out.Write(table);
    }

    private static object Json(LoggedSearch search)
    {
        var r = search.Record;
        return new
        {
            searchId = r.Id.ToString("N"),
            r.At,
            language = r.Language.Language,
            languageSource = r.Language.Source,
            r.Query,
            queryKey = r.QueryKey?.ToString("x16", null),
            hitCount = r.HitCount,
            r.Best,
            r.Routes,
            hits = r.Hits.Select((h, i) => new { rank = i + 1, passageId = h.Passage.ToString(), h.DocumentId, h.Route, h.Language, h.Similarity, h.Legs }),
            tookMs = r.Times.Total.TotalMilliseconds,
            stepsMs = Enum.GetValues<SearchStep>().ToDictionary(s => s.ToString().ToLowerInvariant(), s => r.Times[s].TotalMilliseconds),
            space = r.Space.Id,
            measurement = r.Measurement?.ToString(),
            r.Warnings,
            feedback = search.Feedback.Select(f => new { passageId = f.Passage?.ToString(), helpful = f.IsHelpful, f.At }),
        };
    }

    private static SearchLogPosition? Position(ArgumentResult result)
    {
        if (SearchLogPosition.TryParse(result.Tokens[0].Value, out var position))
        {
            return position;
        }

        result.AddError($"'{result.Tokens[0].Value}' is no place in the log; give the one that the page before ended with.");
        return null;
    }
}
