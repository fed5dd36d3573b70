using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Overview;

public sealed class OverviewPageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [BrowserFact]
    public async Task Open_WithSearches_ShowsACardPerLanguageWithItsFigures()
    {
        await dashboard.SearchAsync("ລືມລະຫັດຜ່ານ", "lo");
        await using var window = await dashboard.OpenAsync();

        var cards = window.Page.Locator("section.card");
        Assert.Equal(["ja", "en", "th", "lo"], await cards.EvaluateAllAsync<string[]>("cards => cards.map(c => c.dataset.language)"));
        var lao = window.Page.Locator("section.card[data-language=lo]");
        await Assertions.Expect(lao.Locator("dt:text-is('Searches') + dd")).ToHaveTextAsync("1");
        await Assertions.Expect(lao.Locator("dt:text-is('Hit rate') + dd")).ToHaveTextAsync("100 %");
        await Assertions.Expect(lao.Locator("dt:text-is('Coverage') + dd")).ToContainTextAsync("226 / 270");
    }

    [BrowserFact]
    public async Task Open_WhileSomebodySearches_FollowsByItself()
    {
        await using var window = await dashboard.OpenAsync();
        var searches = window.Page.Locator("section.card[data-language=th] dt:text-is('Searches') + dd");
        await Assertions.Expect(searches).ToHaveTextAsync("0");

        await dashboard.SearchAsync("ลืมรหัสผ่าน", "th");

        await Assertions.Expect(searches).ToHaveTextAsync("1");
    }
}
