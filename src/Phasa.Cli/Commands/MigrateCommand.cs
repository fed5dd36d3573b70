using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;

namespace Phasa.Cli.Commands;

/// <summary>Brings the schema of the store up to date.</summary>
internal sealed class MigrateCommand(Terminal terminal) : CliCommand(
    terminal, "migrate", "Make the store's schema, or bring it up to date, and end. 'serve' and 'work' do it themselves; this is for roles that may not.",
    "phasa migrate --store postgres://owner@db.example.org/phasa")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenOrCreateAsync(parse, cancellationToken);
        var schema = (await session.Store.CheckAsync(cancellationToken)).Single(f => f.Name == "schema");
        Terminal.Out.Profile.Out.Writer.WriteLine(schema.Detail);
        return schema.IsSound ? ExitStatus.Done : ExitStatus.Failed;
    }
}
