using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Languages;

namespace Phasa.Cli.Commands;

/// <summary>Sets jobs going again that failed or were parked, after what they lacked was put right.</summary>
internal sealed class TranslationsRetryCommand : CliCommand
{
    private readonly Option<string> _collection = new("--collection", "-c") { Description = "The collection.", HelpName = "NAME", Required = true };
    private readonly Option<LanguageTag?> _language = Values.Language("One language; all when left out.");
    private readonly Option<string?> _document = new("--document") { Description = "One document; all when left out.", HelpName = "ID" };

    public TranslationsRetryCommand(Terminal terminal)
        : base(
            terminal, "retry", "Queue translation jobs anew that failed, are parked or wait for a retry, as after adding a provider.",
            "phasa translations retry --collection handbook --language lo")
    {
        Options.Add(_collection);
        Options.Add(_language);
        Options.Add(_document);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetValue(_collection)!, cancellationToken);
        var queued = await session.Store.Jobs.RequeueAsync(collection.Id, parse.GetValue(_document), parse.GetValue(_language), cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { queued });
        }
        else
        {
            Terminal.Print(queued == 0 ? "No jobs: nothing waits for a change." : $"{queued} {(queued == 1 ? "job is" : "jobs are")} queued. 'phasa serve' and 'phasa work' translate.");
        }

        return ExitStatus.Done;
    }
}
