using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;

namespace Phasa.Cli.Commands;

/// <summary>Deletes documents.</summary>
internal sealed class DocumentsDeleteCommand : CliCommand
{
    private readonly Argument<string[]> _ids = new("ID") { Description = "The documents' ids.", Arity = ArgumentArity.OneOrMore };

    public DocumentsDeleteCommand(Terminal terminal)
        : base(terminal, "delete", "Delete documents with their translations.", "phasa documents delete password-reset --collection handbook")
    {
        Arguments.Add(_ids);
        Options.Add(GlobalOptions.Collection);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var status = ExitStatus.Done;
        foreach (var id in parse.GetRequiredValue(_ids))
        {
            if (await session.Store.Documents.DeleteAsync(collection.Id, id, cancellationToken))
            {
                Terminal.Say($"Deleted '{id}'.");
                continue;
            }

            status = ExitStatus.Failed;
            Terminal.Error(ErrorCodes.DocumentNotFound.Id, $"Collection '{collection.Name}' has no document '{id}'.");
            Terminal.Next($"List the documents with 'phasa documents list --collection {collection.Name}'.");
        }

        return status;
    }
}
