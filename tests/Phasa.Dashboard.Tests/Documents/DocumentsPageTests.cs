using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Documents;

public sealed class DocumentsPageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [BrowserFact]
    public async Task List_ByPartsAndByTheBeginningOfIds_ShowsDocumentsWithTheirStates()
    {
        await using var window = await dashboard.OpenAsync("/documents");
        var rows = window.Page.Locator("li[data-id]");
        await Assertions.Expect(rows).ToHaveCountAsync(25);
        var row = window.Page.Locator("li[data-id=announcements-mail]");
        await Assertions.Expect(row.Locator("[data-state=original]")).ToContainTextAsync("ja");
        await Assertions.Expect(row.Locator("[data-state=ready]")).ToHaveTextAsync(["en ready · human", "th ready · human", "lo ready · human"]);
        await Assertions.Expect(window.Page.Locator("li[data-id=api-tokens] [data-state=parked]")).ToHaveCountAsync(3);

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "More" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("li[data-id=video-playback-trouble]")).ToBeVisibleAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);

        await window.Page.GetByLabel("Id begins with").FillAsync("user-");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await window.Page.GetByLabel("Id begins with").FillAsync("user-register");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await window.Page.GetByLabel("Id begins with").FillAsync("nobody");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.GetByText("No document is here.")).ToBeVisibleAsync();
    }
}
