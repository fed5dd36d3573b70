using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Security;

namespace Phasa.Cli.Commands;

/// <summary>Makes an API key and shows its secret, once.</summary>
internal sealed class KeysCreateCommand : CliCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The key's name: letters, digits, dots, dashes, underscores." };

    private readonly Option<AccessScope> _scope = new("--scope")
    {
        Description = "What the key allows: read, write or admin.",
        HelpName = "SCOPE",
        Required = true,
    };

    public KeysCreateCommand(Terminal terminal)
        : base(terminal, "create", "Create an API key. From then on every caller of the API needs one.", "phasa keys create search-page --scope read")
    {
        Arguments.Add(_name);
        Options.Add(_scope);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenOrCreateAsync(parse, cancellationToken);
        var (name, scope) = (parse.GetRequiredValue(_name), parse.GetValue(_scope));
        var secret = await session.Get<ApiKeys>().CreateAsync(name, scope, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { name, scope, key = secret });
        }
        else
        {
            Terminal.Say("Keep this key; it is shown only now.");
            Terminal.Out.Profile.Out.Writer.WriteLine(secret);
        }

        return ExitStatus.Done;
    }
}
