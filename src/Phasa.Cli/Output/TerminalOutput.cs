using System.Text;
using Spectre.Console;

namespace Phasa.Cli.Output;

/// <summary>A stream with the size of its terminal. UTF-8 whatever the locale says: most scripts exist nowhere else.</summary>
internal sealed class TerminalOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
{
    /// <inheritdoc/>
    public TextWriter Writer => writer;

    /// <inheritdoc/>
    public bool IsTerminal => isTerminal;

    /// <inheritdoc/>
    public int Width => isTerminal && Console.WindowWidth is > 0 and var width ? width : Terminal.StandardWidth;

    /// <inheritdoc/>
    public int Height => isTerminal && Console.WindowHeight is > 0 and var height ? height : 25;

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding)
    {
        // Every encoding but UTF-8 loses text.
    }
}
