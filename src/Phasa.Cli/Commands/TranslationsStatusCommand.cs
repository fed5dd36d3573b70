using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Languages;

namespace Phasa.Cli.Commands;

/// <summary>Shows what waits for translation, and why.</summary>
internal sealed class TranslationsStatusCommand : CliCommand
{
    private const int MaxLimit = 10_000;

    private readonly Option<string?> _collection = new("--collection", "-c") { Description = "One collection; all when left out.", HelpName = "NAME" };
    private readonly Option<LanguageTag?> _language = Values.Language("One language; all when left out.");
    private readonly Option<JobState?> _state = new("--state") { Description = "One state: queued, leased, failed or parked.", HelpName = "STATE" };
    private readonly Option<int> _limit = new("--limit") { Description = "How many jobs to list.", HelpName = "N", DefaultValueFactory = _ => 50 };

    public TranslationsStatusCommand(Terminal terminal)
        : base(
            terminal, "status", "List translation jobs: state, attempts, and the reason where one did not come to its end.",
            "phasa translations status --collection handbook", "phasa translations status --state parked --json")
    {
        _limit.InRange(1, MaxLimit);
        Options.Add(_collection);
        Options.Add(_language);
        Options.Add(_state);
        Options.Add(_limit);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        Collection? collection = parse.GetValue(_collection) is { } name ? await session.CollectionAsync(name, cancellationToken) : null;
        var limit = parse.GetValue(_limit);
        var jobs = await session.Store.Jobs.ListAsync(collection?.Id, parse.GetValue(_state), parse.GetValue(_language), 0, limit, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new
            {
                jobs = jobs.Select(j => new { j.Id, collection = j.CollectionName, j.DocumentId, j.Language, j.State, j.Attempts, j.Step, j.Error, j.DueAt, j.LeasedUntil }),
            });
            return ExitStatus.Done;
        }

        if (jobs.Count == 0)
        {
            Terminal.Say("No translation jobs: nothing waits.");
            return ExitStatus.Done;
        }

        var table = Tables.New("Document", "Language", "State", "Attempts", "Reason").Figures(3);
        foreach (var job in jobs)
        {
            table.Row(collection is null ? $"{job.CollectionName}/{job.DocumentId}" : job.DocumentId, $"{job.Language}", job.State.ToString().ToLowerInvariant(), $"{job.Attempts}", Reason(job));
        }

        Terminal.Out.Write(table);
        if (jobs.Count == limit)
        {
            Terminal.Say("There may be more; list more of them with --limit.");
        }

        return ExitStatus.Done;
    }

    private static string Reason(TranslationJob job)
    {
        var reason = job.Error is null ? "" : $"{job.Step}: {job.Error}";
        return job.State == JobState.Queued && job.Attempts > 0 ? $"{reason} Next attempt {Tables.Time(job.DueAt)}." : reason.Length == 0 ? "–" : reason;
    }
}
