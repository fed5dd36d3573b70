using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Queries;

public sealed class KeptTextsTests(KeyedFixture dashboard) : IClassFixture<KeyedFixture>
{
    [BrowserFact]
    public async Task EmptyList_WithKeys_SaysThatTextsAreNotKept()
    {
        await using var window = await dashboard.OpenAsync("/sign-in");
        await window.Page.GetByLabel("API key").FillAsync(dashboard.Admin);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await window.ReadyAsync();
        await window.GoAsync("/queries");

        await Assertions.Expect(window.Page.GetByText("SearchLog:queries is 'hashed'")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByText("There are none.")).ToBeVisibleAsync();
    }
}
