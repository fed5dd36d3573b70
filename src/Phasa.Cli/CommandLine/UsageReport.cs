using System.CommandLine;
using Phasa.Cli.Output;

namespace Phasa.Cli.CommandLine;

/// <summary>Says what is wrong with a command line that cannot be read.</summary>
internal static class UsageReport
{
    /// <summary>Writes the faults and where to read on.</summary>
    public static int Write(ParseResult parse, Terminal terminal)
    {
        foreach (var message in parse.Errors.Select(e => e.Message).Distinct())
        {
            terminal.Error(ErrorCodes.InvalidRequest.Id, message);
        }

        terminal.Next($"See '{PathOf(parse.CommandResult.Command)} --help'.");
        return ExitStatus.WrongUsage;
    }

    private static string PathOf(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? command.Name : $"{PathOf(parent)} {command.Name}";
    }
}
