using System.CommandLine;
using System.Globalization;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Models;
using Phasa.Cli.Output;
using Phasa.Embeddings;
using Spectre.Console;

namespace Phasa.Cli.Commands;

/// <summary>Shows the embedding models: those in the box and the configured ones.</summary>
internal sealed class ModelsListCommand : CliCommand
{
    public ModelsListCommand(Terminal terminal)
        : base(terminal, "list", "List the embedding models and the collections that use them.", "phasa models list", "phasa models list --json") =>
        Options.Add(GlobalOptions.Json);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenIfThereAsync(parse, cancellationToken);
        var collections = session.HasStore ? await session.Store.Collections.ListAsync(cancellationToken) : [];
        var models = ModelLine.All(session.Get<EmbeddingModels>(), collections);
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { models });
            return ExitStatus.Done;
        }

        var table = Tables.New("Model", "Kind", "Dim.", "Tokens", "Space", "Used by", "State").Figures(2, 3);
        table.Columns[0].NoWrap();
        table.Columns[4].NoWrap();
        foreach (var model in models)
        {
            table.Row(
                model.IsDefault ? $"{model.Name} *" : model.Name,
                model.Kind ?? "–",
                Figure(model.Dimensions),
                Figure(model.MaxTokens),
                model.Space ?? "–",
                model.Collections.Count == 0 ? "–" : string.Join(", ", model.Collections),
                Names.Of(model.State));
        }

        Terminal.Out.Write(table);
        Terminal.Print("* for collections that name none");
        foreach (var model in models.Where(m => m.Problem is not null))
        {
            Terminal.Print($"{model.Name}: {model.Problem}");
        }

        return ExitStatus.Done;
    }

    private static string Figure(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
