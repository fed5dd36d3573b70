using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Documents;

namespace Phasa.Cli.Commands;

/// <summary>Shows a collection's documents and their state in each language.</summary>
internal sealed class DocumentsListCommand : CliCommand
{
    private const int TitleWidth = 26;
    private const int MaxLimit = 10_000;

    private readonly Option<string?> _after = new("--after") { Description = "Go on after the document of this id.", HelpName = "ID" };
    private readonly Option<int> _limit = new("--limit") { Description = "How many to list.", HelpName = "N", DefaultValueFactory = _ => 100 };

    public DocumentsListCommand(Terminal terminal)
        : base(terminal, "list", "List documents by id, with their state in each language.", "phasa documents list --collection handbook")
    {
        _limit.InRange(1, MaxLimit);
        Options.Add(GlobalOptions.Collection);
        Options.Add(_after);
        Options.Add(_limit);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var limit = parse.GetValue(_limit);
        var documents = await session.Store.Documents.ListAsync(collection.Id, parse.GetValue(_after), limit, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new
            {
                documents = documents.Select(d => new { d.Id, d.Version, d.Title, d.Language, d.Passages, d.UpdatedAt, d.Metadata, d.Languages }),
            });
            return ExitStatus.Done;
        }

        var table = Tables.New("Document", "Title", "Passages", "Languages").Figures(2);
        foreach (var document in documents)
        {
            table.Row(document.Id, CellText.Fit(document.Title, TitleWidth), $"{document.Passages}", string.Join(", ", document.Languages.Select(State)));
        }

        Terminal.Out.Write(table);
        if (documents.Count == limit)
        {
            Terminal.Say($"There may be more; go on with --after {documents[^1].Id}");
        }

        return ExitStatus.Done;
    }

    private static string State(LanguageState state) =>
        state.State is TranslationState.Original or TranslationState.Ready ? $"{state.Language}" : $"{state.Language} {state.State.ToString().ToLowerInvariant()}";
}
