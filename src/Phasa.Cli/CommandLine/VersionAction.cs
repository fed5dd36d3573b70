using System.CommandLine;
using System.CommandLine.Invocation;
using Phasa.Cli.Hosting;

namespace Phasa.Cli.CommandLine;

/// <summary>Prints the version.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"phasa {ProductVersion.Text}");
        return ExitStatus.Done;
    }
}
