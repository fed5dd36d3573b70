using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Kills;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Kills;

/// <summary>A real <c>phasa serve</c> that is going to be killed.</summary>
internal sealed class KilledService : IKillTarget
{
    private readonly TestProcess _process;

    private KilledService(TestProcess process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<IKillTarget> StartAsync(PhasaExecutable phasa)
    {
        var process = phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        const string Beginning = "Phasa listens on ";
        var line = await process.OutputLineAsync(Beginning, TestContext.Current.CancellationToken);
        return new KilledService(process, new Uri(line[Beginning.Length..].Trim()));
    }

    public void Kill() => _process.Send(UnixSignal.Kill);

    public Task WaitForExitAsync() => _process.EndAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
