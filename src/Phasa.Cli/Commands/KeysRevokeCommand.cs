using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Security;

namespace Phasa.Cli.Commands;

/// <summary>Ends an API key.</summary>
internal sealed class KeysRevokeCommand : CliCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The key's name." };

    public KeysRevokeCommand(Terminal terminal)
        : base(terminal, "revoke", "Revoke an API key; it ends at once.", "phasa keys revoke search-page") => Arguments.Add(_name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var keys = session.Get<ApiKeys>();
        var name = parse.GetRequiredValue(_name);
        await keys.RevokeAsync(name, cancellationToken);
        Terminal.Say($"Key '{name}' is revoked.");
        if (!await keys.AnyAsync(cancellationToken))
        {
            Terminal.Say("It was the last valid key: the API is now open to whoever reaches it.");
        }

        return ExitStatus.Done;
    }
}
