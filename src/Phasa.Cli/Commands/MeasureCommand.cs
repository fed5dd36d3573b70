using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Measuring;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Comparison;
using Phasa.Separation.PairSets;

namespace Phasa.Cli.Commands;

/// <summary>Measures whether embedding models work for languages and pairs of languages.</summary>
internal sealed class MeasureCommand : CliCommand
{
    private readonly Option<string?> _pairs = new("--pairs") { Description = "A file of pairs, or the name of a set in the box.", HelpName = "FILE|NAME" };
    private readonly Option<string?> _collection = new("--from-collection") { Description = "Make the pairs of a collection's own texts.", HelpName = "NAME" };
    private readonly Option<string[]> _models = new("--model", "-m") { Description = "A configured model, or a model folder; may be given several times. The default model when left out, or the collection's.", HelpName = "NAME|DIR", Arity = ArgumentArity.OneOrMore };
    private readonly Option<LanguageTag?> _source = Values.Language("The language that knowledge is written in; the pair set's first when left out.", "--source");
    private readonly Option<IReadOnlyList<LanguageTag>?> _languages = Values.Languages("Measure only these, as lo,th,ja.");
    private readonly Option<string?> _html = new("--html") { Description = "Write a report to this file.", HelpName = "FILE" };
    private readonly Option<FailureLevel?> _failOn = FailureGate.Option();
    private readonly Option<IReadOnlyList<ConditionChoice>?> _only = ConditionChoice.Option();
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Fail when worse than this measurement beyond chance; a file that --json printed.", HelpName = "FILE" };
    private readonly Option<int> _draws = new("--draws") { Description = "How often items are drawn anew.", HelpName = "N", DefaultValueFactory = _ => new MeasurementOptions().Draws };
    private readonly Option<int> _seed = new("--seed") { Description = "What random numbers begin with.", HelpName = "N", DefaultValueFactory = _ => new MeasurementOptions().Seed };
    private readonly Option<bool> _details = new("--details") { Description = "Show the figures of every pair of languages." };
    private readonly Option<bool> _save = new("--save") { Description = "Keep the result in the store: searches route by it." };

    public MeasureCommand(Terminal terminal)
        : base(
            terminal, "measure", "Measure whether embedding models work for your languages, and what to do where they do not.",
            "phasa measure",
            "phasa measure --pairs pairs.jsonl -m e5 -m models/bge-m3 --html report.html",
            "phasa measure --pairs pairs.jsonl --fail-on broken --only lo,ja:lo",
            "phasa measure --pairs pairs.jsonl --baseline last.json --json > now.json",
            "phasa measure --from-collection handbook --save")
    {
        _draws.InRange(100, 100_000);
        foreach (var option in (Option[])[_pairs, _collection, _models, _source, _languages, _html, GlobalOptions.Json, _details, _failOn, _only, _baseline, _draws, _seed, _save, EmbeddingCache.Folder, EmbeddingCache.None])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_pairs) is not null && result.GetValue(_collection) is not null)
            {
                result.AddError("--pairs and --from-collection exclude each other.");
            }
            else if (result.GetValue(EmbeddingCache.Folder) is not null && result.GetValue(EmbeddingCache.None))
            {
                result.AddError("--cache and --no-cache exclude each other.");
            }
            else if (result.GetResult(_only) is not null && result.GetResult(_failOn) is null && result.GetResult(_baseline) is null)
            {
                result.AddError("--only says what --fail-on and --baseline look at; give one of them, too.");
            }
        });
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var needsStore = parse.GetValue(_collection) is not null || parse.GetValue(_save);
        await using var session = needsStore ? await PhasaSession.OpenAsync(parse, cancellationToken) : PhasaSession.WithoutStore(parse);
        var collection = parse.GetValue(_collection) is { } name ? await session.CollectionAsync(name, cancellationToken) : null;
        var baseline = parse.GetValue(_baseline) is { } file ? await ReadAsync(file, cancellationToken) : null;
        var pairs = await PairsAsync(parse, session, collection, cancellationToken);
        var options = new MeasurementOptions { Source = Source(parse, pairs), Seed = parse.GetValue(_seed), Draws = parse.GetValue(_draws) };
        ConditionChoice.Require(parse.GetValue(_only), pairs.Conditions);
        if (baseline is not null)
        {
            BaselineComparer.Require(baseline, PairSetSummary.Of(pairs));
        }

        using var models = MeasuredModels.Open(session, Names(parse, session, collection));
        Measurement measurement;
        try
        {
            measurement = await new MeasureRun(Terminal, EmbeddingCache.Of(parse)).MeasureAsync(pairs, models.All, options, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Terminal.Say(EmbeddingCache.Of(parse) is null ? "Stopped." : "Stopped. What was embedded is kept; the same command goes on from there.");
            return ExitStatus.Failed;
        }

        return await ConcludeAsync(parse, session, collection, baseline, measurement, cancellationToken);
    }

    /// <summary>Shows, writes, keeps and judges the result.</summary>
    private async Task<int> ConcludeAsync(
        ParseResult parse, PhasaSession session, Collection? collection, Measurement? baseline, Measurement measurement, CancellationToken cancellationToken)
    {
        var differences = baseline is null ? [] : BaselineComparer.Compare(baseline, measurement);
        if (parse.GetValue(GlobalOptions.Json))
        {
            Terminal.Print(MeasurementJson.Write(measurement));
        }
        else
        {
            MeasureView.Write(Terminal.Out, measurement, parse.GetValue(_details));
            if (baseline is not null)
            {
                DifferenceView.WriteBaseline(Terminal.Out, baseline, differences);
            }
        }

        if (parse.GetValue(_html) is { } html)
        {
            ReportFile.Write(html, measurement);
            Terminal.Say($"The report is in '{html}'.");
        }

        if (parse.GetValue(_save))
        {
            var job = await session.Store.Measurements.SaveAsync(measurement, collection?.Id, cancellationToken);
            Terminal.Say($"Saved as {job.Id}; {(collection is null ? "searches of every collection in a measured space route" : $"searches of '{collection.Name}' route")} by it.");
        }

        var gate = new FailureGate(Terminal, parse.GetValue(_only));
        var holds = parse.GetValue(_failOn) is not { } level || gate.Holds(measurement, level);
        return gate.Holds(differences) && holds ? ExitStatus.Done : ExitStatus.Failed;
    }

    private async Task<PairSet> PairsAsync(ParseResult parse, PhasaSession session, Collection? collection, CancellationToken cancellationToken)
    {
        var pairs = collection is null
            ? await PairSource.ReadAsync(parse.GetValue(_pairs), cancellationToken)
            : await new CollectionPairs(session.Store).MakeAsync(collection, parse.GetValue(_seed), cancellationToken: cancellationToken);
        return parse.GetValue(_languages) is { } languages ? pairs.In(languages) : pairs;
    }

    private LanguageTag? Source(ParseResult parse, PairSet pairs) => parse.GetValue(_source) is not { } source || pairs.Languages.Contains(source)
        ? parse.GetValue(_source)
        : throw new PhasaException(
            ErrorCodes.InvalidRequest, $"--source: the pair set '{pairs.Name}' has no texts in '{source}'.", $"Name one of its languages: {string.Join(", ", pairs.Languages)}.");

    private string[] Names(ParseResult parse, PhasaSession session, Collection? collection) =>
        parse.GetValue(_models) is { Length: > 0 } named ? named
        : collection is null ? [session.Get<EmbeddingModels>().DefaultEntry.Name]
        : [session.Get<EmbeddingModels>().For(collection).Space.Model];

    private static async Task<Measurement> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return MeasurementJson.Read(await File.ReadAllTextAsync(file, cancellationToken), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(ErrorCodes.InvalidFile, $"The baseline '{file}' cannot be read: {e.Message}", "Make it with 'phasa measure --json > FILE'.", e) { Location = file };
        }
    }
}
