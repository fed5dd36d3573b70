using System.CommandLine;
using System.CommandLine.Invocation;
using Phasa.Cli.Output;

namespace Phasa.Cli.CommandLine;

/// <summary>Runs one command line from its words to its exit status.</summary>
internal static class PhasaCommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var parse = PhasaCommand.Create(terminal).Parse(args);
        if (parse.Action is ParseErrorAction)
        {
            return UsageReport.Write(parse, terminal);
        }

        using var signals = new StopSignals();
        try
        {
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,

                // The parser's own handling ends the process by force when a signal comes before the command first waits.
                ProcessTerminationTimeout = null,
                Output = terminal.Out.Profile.Out.Writer,
                Error = terminal.Err.Profile.Out.Writer,
            };
            return await parse.InvokeAsync(invocation, signals.Token);
        }
        catch (Exception e)
        {
            return ErrorReport.Write(e, terminal);
        }
    }
}
