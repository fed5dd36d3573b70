using System.CommandLine;
using System.CommandLine.Invocation;
using Phasa.Cli.Output;

namespace Phasa.Cli.CommandLine;

/// <summary>Runs one command line from its words to its exit status.</summary>
internal static class PhasaCommandLine
{
    /// <summary>A service that stops gives its running requests ten seconds; the process must outlive them.</summary>
    private static readonly TimeSpan Termination = TimeSpan.FromSeconds(15);

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var parse = PhasaCommand.Create(terminal).Parse(args);
        if (parse.Action is ParseErrorAction)
        {
            return UsageReport.Write(parse, terminal);
        }

        try
        {
            return await parse.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Termination,
                Output = terminal.Out.Profile.Out.Writer,
                Error = terminal.Err.Profile.Out.Writer,
            });
        }
        catch (Exception e)
        {
            return ErrorReport.Write(e, terminal);
        }
    }
}
