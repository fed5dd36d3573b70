using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Evaluating;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Separation.Paths;

namespace Phasa.Cli.Commands;

/// <summary>Measures the paths over a collection with queries whose answers are known.</summary>
internal sealed class EvaluateCommand : CliCommand
{
    private readonly Option<string> _queries = new("--queries", "-q")
    {
        Description = "Judged queries, one JSON object a line: {\"id\", \"query\": {lang: text}, \"relevant\": [documentId]}.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<IReadOnlyList<LanguageTag>?> _languages = Values.EachLanguage("Ask in this language only; may be given several times.");
    private readonly Option<IReadOnlyList<RetrievalPath>?> _paths = Values.Paths();

    public EvaluateCommand(Terminal terminal)
        : base(
            terminal, "evaluate",
            "Ask judged queries on every path over a collection, and say which path serves each language better.",
            "phasa evaluate --queries queries.jsonl --collection handbook",
            "phasa evaluate -q queries.jsonl -c handbook -l lo --path index --path auto",
            "phasa evaluate -q queries.jsonl -c handbook --json")
    {
        _queries.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !File.Exists(token.Value))
            {
                result.AddError($"There is no file '{token.Value}'.");
            }
        });
        Options.Add(_queries);
        Options.Add(GlobalOptions.Collection);
        Options.Add(_languages);
        Options.Add(_paths);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var queries = await JudgedQueryReader.ReadAsync(parse.GetRequiredValue(_queries), cancellationToken);
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var options = new PathEvaluationOptions { Languages = parse.GetValue(_languages) ?? [], Paths = parse.GetValue(_paths) ?? [] };
        var result = await ProgressLine.RunAsync(
            Terminal, "Asking", "searches", progress => session.Get<PathEvaluation>().RunAsync(collection, queries, options, progress, cancellationToken));
        if (parse.GetValue(GlobalOptions.Json))
        {
            EvaluationJson.Write(Terminal, result);
        }
        else
        {
            EvaluationView.Write(Terminal, result);
        }

        return ExitStatus.Done;
    }
}
