using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Queries;

public sealed class QueriesPageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [BrowserFact]
    public async Task Open_AfterSearches_ListsThemAndLeadsToThePlayground()
    {
        await dashboard.SearchAsync("ລືມລະຫັດຜ່ານ", "lo");
        await dashboard.SearchAsync("ລືມລະຫັດຜ່ານ", "lo");
        await dashboard.SearchAsync("password", "en");
        await using var window = await dashboard.OpenAsync("/queries");
        await Assertions.Expect(window.Page.GetByText("There are none.")).ToBeVisibleAsync();

        await window.GoAsync("/queries?outcome=all&language=lo");
        var row = window.Page.Locator("tbody tr");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row.Locator("td").Nth(0)).ToHaveTextAsync("ລືມລະຫັດຜ່ານ");
        await Assertions.Expect(row.Locator("td").Nth(2)).ToHaveTextAsync("2");

        await row.GetByRole(AriaRole.Link, new() { Name = "Try it" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Question" })).ToHaveValueAsync("ລືມລະຫັດຜ່ານ");
        await Assertions.Expect(window.Page.Locator("[data-route=auto] .hit").First).ToBeVisibleAsync();
    }
}
