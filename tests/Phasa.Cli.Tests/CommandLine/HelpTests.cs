using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Output;
using Phasa.Cli.Tests.Support;

namespace Phasa.Cli.Tests.CommandLine;

public sealed class HelpTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public static TheoryData<string> Commands => [.. Paths(PhasaCommand.Create(Terminal.OfProcess()), "")];

    public void Dispose() => _phasa.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfEveryCommand_HasAnExampleAndFits(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var result = await _phasa.RunAsync([.. words, "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"  phasa{(command.Length == 0 ? "" : " " + command)}", result.Output.Split("Example")[^1], StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Version_Asked_IsPrinted() => Assert.Matches(@"^phasa \d+\.\d+\.\d+\S*\n$", (await _phasa.RunAsync("--version")).Output);

    private static IEnumerable<string> Paths(Command command, string path) =>
        [path, .. command.Subcommands.SelectMany(c => Paths(c, $"{path} {c.Name}".Trim()))];
}
