using System.CommandLine;

namespace Phasa.Cli.CommandLine;

/// <summary>A word that several commands share; its examples are theirs.</summary>
internal sealed class CommandGroup : Command, IHasExamples
{
    /// <summary>Gathers commands.</summary>
    public CommandGroup(string name, string description, params CliCommand[] commands)
        : base(name, description)
    {
        Array.ForEach(commands, Subcommands.Add);
        Examples = [.. commands.Select(c => c.Examples[0])];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; }
}
