using Phasa.Bench.Alerts;
using Phasa.TestSupport.Storage;

namespace Phasa.Tests.Monitoring.Alerts;

/// <summary>One of the fortnights of eval/alerts, as it is and with each fault.</summary>
public sealed class FortnightTests
{
    private static readonly DirectoryInfo Handbook = new(Path.Combine(Repository.Root, "samples", "handbook"));

    [Fact]
    public async Task Run_NothingBroken_RaisesNoAlert()
    {
        var result = await new Fortnight(Handbook).RunAsync(3, LanguageFault.None, TestContext.Current.CancellationToken);

        Assert.Empty(result.FalseAlarms);
        Assert.True(result.Searches > 3000);
    }

    [Theory]
    [InlineData("WrongRows")]
    [InlineData("NoIndex")]
    public async Task Run_LaoBroken_IsFoundWithinFiftyLaoSearches(string fault)
    {
        var result = await new Fortnight(Handbook).RunAsync(3, Enum.Parse<LanguageFault>(fault), TestContext.Current.CancellationToken);

        Assert.Empty(result.FalseAlarms);
        Assert.InRange(result.FoundAfter ?? int.MaxValue, 1, 50);
    }
}
