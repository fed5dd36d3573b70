using Phasa.TestSupport.Clusters;
using Phasa.TestSupport.Servers;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Clusters;

public sealed class FailoverTests
{
    [Theory]
    [InlineData("")]
    [InlineData("target_session_attrs=prefer-standby")]
    public async Task Primary_KilledAndItsStandbyPromoted_NothingAcknowledgedIsLostAndSearchesGoOn(string setting)
    {
        Assert.SkipWhen(PostgresFiles.SkipReason is not null, PostgresFiles.SkipReason ?? "");
        using var primary = PostgresServer.Start();
        using var standby = primary.StartStandby();
        primary.ConfirmedByStandby();
        await using var provider = await FakeLibreTranslateServer.StartNewAsync();
        var output = TestContext.Current.TestOutputHelper!;

        var report = await FailoverRun.RunAsync(primary, standby, setting, provider, output.WriteLine, TestContext.Current.CancellationToken);

        output.WriteLine(report.ToString());
        Assert.True(report.AcknowledgedBefore > 0 && report.AcknowledgedAfter > 0 && report.SearchesMeanwhile > 0, "Too little was done for the run to show anything.");
        Assert.Equal(0, report.TranslatedTwice);
    }
}
