using System.Diagnostics;
using Phasa.TestSupport.Storage;
using Phasa.Translation.Exchange;

namespace Phasa.Tests.Translation.Exchange;

public sealed class GettextTests
{
    [GettextFact]
    public async Task Po_IsAcceptedByMsgfmt()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "kb.po");
        await File.WriteAllBytesAsync(file, await Exchanged.WriteAsync(
            ExchangeFormat.Po,
            Exchanged.Unit(1, "門\n- \"木\"\t\\ \u001b", null, ExchangeState.Missing), Exchanged.Unit(2, "100 % of %s", "100 % ຂອງ %d", ExchangeState.Machine),
            Exchanged.Unit(3, "門", "ປະຕູ"), Exchanged.Unit(4, "門", "ປະຕູ", ExchangeState.Stale)), TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), await RunAsync(folder.Path, "-c", "-o", "kb.mo", "kb.po"));
        await File.AppendAllTextAsync(file, "msgid \"open\n", TestContext.Current.CancellationToken);
        Assert.NotEqual(0, (await RunAsync(folder.Path, "-c", "-o", "kb.mo", "kb.po")).ExitCode);
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("msgfmt", arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Join('\n', error.Split('\n').Where(l => l.Contains("error", StringComparison.OrdinalIgnoreCase))));
    }
}
