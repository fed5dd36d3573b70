using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Security;

namespace Phasa.Cli.Commands;

/// <summary>Shows the API keys, without their secrets.</summary>
internal sealed class KeysListCommand : CliCommand
{
    public KeysListCommand(Terminal terminal)
        : base(terminal, "list", "List the API keys, revoked ones too.", "phasa keys list") => Options.Add(GlobalOptions.Json);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var keys = await session.Get<ApiKeys>().ListAsync(cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { keys });
            return ExitStatus.Done;
        }

        if (keys.Count == 0)
        {
            Terminal.Say("There are no keys: the API is open to whoever reaches it.");
            return ExitStatus.Done;
        }

        var table = Tables.New("Name", "Scope", "Created", "Revoked");
        foreach (var key in keys)
        {
            table.Row(key.Name, key.Scope.ToString().ToLowerInvariant(), Tables.Time(key.CreatedAt), key.RevokedAt is { } at ? Tables.Time(at) : "–");
        }

        Terminal.Out.Write(table);
        return ExitStatus.Done;
    }
}
