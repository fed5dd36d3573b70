using System.CommandLine;
using Phasa.Cli.Output;

namespace Phasa.Cli.CommandLine;

/// <summary>A command that does something: one class per command.</summary>
internal abstract class CliCommand : Command, IHasExamples
{
    /// <summary>Describes the command.</summary>
    protected CliCommand(Terminal terminal, string name, string description, params string[] examples)
        : base(name, description)
    {
        Terminal = terminal;
        Examples = examples;
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Where results and messages go.</summary>
    protected Terminal Terminal { get; }

    /// <summary>Does the command's work.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    protected abstract Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken);
}
