using Phasa.Dashboard.Tests.Support;

namespace Phasa.Dashboard.Tests.Settings;

/// <summary>A service whose thresholds were calibrated.</summary>
public sealed class CalibratedFixture : DashboardFixture
{
    /// <inheritdoc/>
    protected override async Task FillAsync()
    {
        await base.FillAsync();
        var result = await Phasa.RunAsync("calibrate", "--collection", "handbook");
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
