using Phasa.Cli.Output;

namespace Phasa.Cli.CommandLine;

/// <summary>Says what failed, and what to do next; the stack trace only when asked for.</summary>
internal static class ErrorReport
{
    /// <summary>The environment variable that asks for stack traces.</summary>
    public const string DebugVariable = "PHASA_DEBUG";

    /// <summary>Writes the error.</summary>
    /// <returns>The exit status it stands for.</returns>
    public static int Write(Exception error, Terminal terminal)
    {
        if (error is OperationCanceledException)
        {
            terminal.Say("Stopped.");
            return ExitStatus.Failed;
        }

        var known = error as PhasaException ?? FromSystem(error);
        terminal.Error(known.Code.Id, known.Message);
        terminal.Next(known.NextStep);
        if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
        {
            terminal.Say(error.ToString());
        }

        return known.Code == ErrorCodes.InvalidRequest || known.Code == ErrorCodes.InvalidLanguage ? ExitStatus.WrongUsage : ExitStatus.Failed;
    }

    private static PhasaException FromSystem(Exception error) => error switch
    {
        UnauthorizedAccessException or IOException => new(
            ErrorCodes.StoreUnavailable, error.Message, "Check that the path exists, may be read and written, and that its disk has space.", error),
        _ => new(ErrorCodes.Internal, error.Message, $"Run the command again with {DebugVariable}=1 and report what it prints.", error),
    };
}
