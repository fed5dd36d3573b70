using System.Text;
using Spectre.Console;

namespace Phasa.Cli.Output;

/// <summary>Where a command writes: results to standard output, everything else to standard error.</summary>
internal sealed class Terminal
{
    /// <summary>The width of what is not shown on a terminal.</summary>
    public const int StandardWidth = 80;

    private Terminal(IAnsiConsole results, IAnsiConsole messages)
    {
        Out = results;
        Err = messages;
    }

    /// <summary>Standard output.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>Standard error.</summary>
    public IAnsiConsole Err { get; }

    /// <summary>The two streams of this process.</summary>
    public static Terminal OfProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        return new(
            Open(Console.OpenStandardOutput(), !Console.IsOutputRedirected),
            Open(Console.OpenStandardError(), !Console.IsErrorRedirected));
    }

    /// <summary>Writes a message.</summary>
    public void Say(string message) => Line(Err, message);

    /// <summary>Writes a result that is text as it stands.</summary>
    public void Print(string result) => Line(Out, result);

    /// <summary>Writes what failed.</summary>
    public void Error(string code, string message) => Say($"error[{code}]: {message}");

    /// <summary>Writes what to do about it.</summary>
    public void Next(string step) => Say($"next: {step}");

    private static void Line(IAnsiConsole console, string text)
    {
        // Words are wrapped for people; a line that another program reads stays one line.
        if (console.Profile.Out.IsTerminal)
        {
            console.Write(new Text(text + Environment.NewLine));
        }
        else
        {
            console.Profile.Out.Writer.WriteLine(text);
        }
    }

    private static IAnsiConsole Open(Stream stream, bool isTerminal)
    {
        // https://no-color.org: any value but the empty one. Without colour there is no drawing over lines either.
        var isPlain = !isTerminal || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPlain ? InteractionSupport.No : InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new TerminalOutput(writer, isTerminal),
        });
    }
}
