using System.CommandLine;
using Phasa.Answers;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Search.Filters;

namespace Phasa.Cli.Commands;

/// <summary>Asks a collection a question and answers it.</summary>
internal sealed class AskCommand : CliCommand
{
    private readonly Argument<string> _question = new("QUESTION") { Description = "The question." };
    private readonly Option<LanguageTag?> _language = Values.Language("The question's language; found out when left out.");
    private readonly Option<MetadataFilter?> _filter = FilterOption.Create();
    private readonly Option<bool> _extractive = new("--extractive") { Description = "Answer with sentences of the passages, even where there is a chat model." };

    public AskCommand(Terminal terminal)
        : base(
            terminal, "ask", "Answer a question from a collection, each sentence with the passages it rests on.",
            "phasa ask \"ລືມລະຫັດຜ່ານ ຕ້ອງເຮັດແນວໃດ\" --collection handbook", "phasa ask \"How long are recordings kept?\" -c handbook --json")
    {
        Arguments.Add(_question);
        Options.Add(GlobalOptions.Collection);
        Options.Add(_language);
        Options.Add(_filter);
        Options.Add(_extractive);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var request = new AnswerRequest(parse.GetRequiredValue(_question)) { Language = parse.GetValue(_language), Filter = parse.GetValue(_filter), ExtractiveOnly = parse.GetValue(_extractive) };
        var answer = await session.Get<AnswerService>().AnswerAsync(collection.Name, request, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            AnswerView.WriteJson(Terminal, answer);
        }
        else
        {
            AnswerView.Write(Terminal, answer);
        }

        return ExitStatus.Done;
    }
}
