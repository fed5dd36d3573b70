using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;

namespace Phasa.Cli.Commands;

/// <summary>Shows the collections and how far each is covered.</summary>
internal sealed class CollectionsListCommand : CliCommand
{
    public CollectionsListCommand(Terminal terminal)
        : base(terminal, "list", "List the collections with their coverage per language.", "phasa collections list") => Options.Add(GlobalOptions.Json);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collections = new List<CollectionLine>();
        foreach (var collection in await session.Store.Collections.ListAsync(cancellationToken))
        {
            collections.Add(await CollectionLine.ReadAsync(session.Store, collection, cancellationToken));
        }

        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { collections });
            return ExitStatus.Done;
        }

        var table = Tables.New("Collection", "Documents", "Passages", "Coverage", "Model").Figures(1, 2);
        foreach (var line in collections)
        {
            table.Row(line.Name, Figures.Count(line.Documents), Figures.Count(line.Passages), CoverageText.Of(line.Coverage), line.Model);
        }

        Terminal.Out.Write(table);
        return ExitStatus.Done;
    }

}
