using System.CommandLine;
using Microsoft.Extensions.Options;
using Phasa.Calibration;
using Phasa.Cli.Calibration;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Separation.Paths;

namespace Phasa.Cli.Commands;

/// <summary>Fits the thresholds of a collection to its own rows.</summary>
internal sealed class CalibrateCommand : CliCommand
{
    private readonly Option<string?> _queries = QueryFile("--queries", "Judged queries (JSONL); the documents' titles when left out.");
    private readonly Option<string?> _heldOut = QueryFile("--held-out", "Judged queries to check the thresholds on; they take no part in fitting.");
    private readonly Option<double?> _alpha = Share("--alpha", "The share of unanswerable queries that may be answered; else Calibration:Alpha.");
    private readonly Option<double?> _beta = Share("--beta", "The share of right documents that may be hidden; else Calibration:Beta.");
    private readonly Option<int> _seed = new("--seed")
    {
        Description = "What random choices begin with.",
        HelpName = "N",
        DefaultValueFactory = _ => CalibrationRequest.DefaultSeed,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show the thresholds; searches go on with the present ones." };

    public CalibrateCommand(Terminal terminal)
        : base(
            terminal, "calibrate", "Fit a collection's thresholds to its own rows, per pair of languages. Searches use them at once.",
            "phasa calibrate --collection handbook",
            "phasa calibrate -c handbook --queries judged.jsonl --alpha 0.1",
            "phasa calibrate -c handbook --queries a.jsonl --held-out b.jsonl --dry-run")
    {
        foreach (var option in (Option[])[GlobalOptions.Collection, _queries, _heldOut, _alpha, _beta, _seed, _dryRun, GlobalOptions.Json])
        {
            Options.Add(option);
        }
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var options = session.Get<IOptions<CalibrationOptions>>().Value;
        var calibrator = session.Get<CollectionCalibrator>();
        var request = new CalibrationRequest(parse.GetValue(_alpha) ?? options.Alpha, parse.GetValue(_beta) ?? options.Beta)
        {
            Queries = await ReadAsync(parse.GetValue(_queries), cancellationToken),
            Seed = parse.GetValue(_seed),
        };
        var heldOut = await ReadAsync(parse.GetValue(_heldOut), cancellationToken);
        var calibration = await ProgressLine.RunAsync(
            Terminal, "Calibrating", "steps", progress => calibrator.FitAsync(collection, request, progress, cancellationToken));
        if (calibration.Pairs.Count == 0)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, $"Nothing in '{collection.Name}' can be asked: it has fewer than two documents with titles.",
                "Ingest more documents, or give judged queries with --queries.");
        }

        var checks = heldOut is null ? null : await ProgressLine.RunAsync(
            Terminal, "Checking", "steps", progress => calibrator.CheckAsync(collection, calibration, request with { Queries = heldOut }, progress, cancellationToken));
        var isSaved = !parse.GetValue(_dryRun);
        if (isSaved)
        {
            await SaveAsync(session, collection, calibration, cancellationToken);
        }

        if (parse.GetValue(GlobalOptions.Json))
        {
            CalibrationJson.Write(Terminal, collection, calibration, options.Prefer, isSaved, checks);
        }
        else
        {
            CalibrationView.Write(Terminal, collection, calibration, options.Prefer, checks);
            Terminal.Say(isSaved ? "Searches use these thresholds now." : "Nothing was saved (--dry-run).");
        }

        return ExitStatus.Done;
    }

    private async Task SaveAsync(PhasaSession session, Collection collection, CollectionCalibration calibration, CancellationToken cancellationToken)
    {
        var former = await session.Store.Calibrations.FindAsync(collection.Id, collection.Space, cancellationToken);
        await session.Store.Calibrations.SaveAsync(collection.Id, calibration, null, cancellationToken);
        if (former?.Source == CalibrationSource.Queries && calibration.Source == CalibrationSource.Titles)
        {
            Terminal.Say("They replace thresholds that came from judged queries; calibrate with --queries to have those again.");
        }
    }

    private static async Task<IReadOnlyList<JudgedQuery>?> ReadAsync(string? path, CancellationToken cancellationToken) =>
        path is null ? null : await JudgedQueryReader.ReadAsync(path, cancellationToken);

    private static Option<string?> QueryFile(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !File.Exists(token.Value))
            {
                result.AddError($"There is no file '{token.Value}'.");
            }
        });
        return option;
    }

    private static Option<double?> Share(string name, string description)
    {
        var option = new Option<double?>(name) { Description = description, HelpName = "SHARE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } share && share is not (>= 0.001 and <= 0.5))
            {
                result.AddError($"{name} lies between 0.001 and 0.5.");
            }
        });
        return option;
    }
}
