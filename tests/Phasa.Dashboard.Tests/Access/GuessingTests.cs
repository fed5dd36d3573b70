using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Access;

/// <summary>A service of its own, because all clients of a test come from one address.</summary>
public sealed class GuessingTests(KeyedFixture dashboard) : IClassFixture<KeyedFixture>
{
    [BrowserFact]
    public async Task SignIn_AfterFiveWrongKeys_HasToWaitEvenWithARightOne()
    {
        using var client = dashboard.NewClient();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await KeyedFixture.PostKeyAsync(client, $"phasa_wrong{i}");
            Assert.Contains("error=wrong", wrong.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        using var right = await KeyedFixture.PostKeyAsync(client, dashboard.Admin);

        Assert.Matches("error=wait&wait=[1-3][0-9]?$", right.Headers.Location!.ToString());
    }
}
