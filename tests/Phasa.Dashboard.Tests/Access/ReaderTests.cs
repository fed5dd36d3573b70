using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Access;

/// <summary>What somebody sees whose key only reads.</summary>
public sealed class ReaderTests(KeyedFixture dashboard) : IClassFixture<KeyedFixture>
{
    [BrowserFact]
    public async Task Documents_OfAReader_OfferNothingThatWrites()
    {
        await using var window = await SignInAsync();
        await window.GoAsync("/documents");
        await Assertions.Expect(window.Page.Locator("li[data-id]").First).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByText("Add documents")).ToHaveCountAsync(0);

        await window.GoAsync("/documents/item?id=api-tokens&language=lo");
        await Assertions.Expect(window.Page.Locator("article").First).ToBeVisibleAsync();
        foreach (var name in new[] { "Delete", "Try again", "Edit" })
        {
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = name })).ToHaveCountAsync(0);
        }
    }

    [BrowserFact]
    public async Task Translations_OfAReader_ShowNoCostsAndRetryNothing()
    {
        await using var window = await SignInAsync();
        await window.GoAsync("/translations");
        await Assertions.Expect(window.Page.Locator("[data-table=queue] tr[data-language=lo]")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator("[data-reason]").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(window.Page.GetByText("Costs by month")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Try" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Measurement_OfAReader_StartsNone()
    {
        await using var window = await SignInAsync();
        await window.GoAsync("/measurement");
        await Assertions.Expect(window.Page.GetByText("Somebody with the scope admin can start one.")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Measure" })).ToHaveCountAsync(0);
    }

    private async Task<DashboardWindow> SignInAsync()
    {
        var window = await dashboard.OpenAsync("/sign-in");
        await window.Page.GetByLabel("API key").FillAsync(dashboard.Reader);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await window.ReadyAsync();
        return window;
    }
}
