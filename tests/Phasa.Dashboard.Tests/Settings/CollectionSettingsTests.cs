using System.Net;
using Microsoft.Playwright;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Settings;

public sealed class CollectionSettingsTests(CalibratedFixture dashboard) : IClassFixture<CalibratedFixture>
{
    [BrowserFact]
    public async Task Collection_MadeAndDeletedByItsName_ComesAndGoes()
    {
        await using var window = await dashboard.OpenAsync("/settings");
        var page = window.Page;
        await page.GetByLabel("Name of a new collection").FillAsync("Wrong Name");
        await page.GetByLabel("Languages, the usual one first").FillAsync("lo, en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the collection" }).ClickAsync();
        await Assertions.Expect(page.GetByText("'Wrong Name' is no name for a collection.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Languages, the usual one first")).ToHaveValueAsync("lo, en");

        await page.GetByLabel("Name of a new collection").FillAsync("faq");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the collection" }).ClickAsync();
        var row = page.Locator("[data-collection=faq]");
        await Assertions.Expect(row).ToContainTextAsync("ລາວ");
        await Assertions.Expect(page.GetByLabel("Name of a new collection")).ToHaveValueAsync("");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Collection: faq" })).ToBeVisibleAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Delete the collection faq" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Type faq to delete it").FillAsync("fa");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true })).ToBeDisabledAsync();
        await window.AssertUsableAsync();
        await dialog.GetByLabel("Type faq to delete it").FillAsync("faq");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        using var gone = await dashboard.Api.GetAsync("/v1/collections/faq");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var kept = await dashboard.Api.GetAsync("/v1/collections/handbook");
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
    }

    [BrowserFact]
    public async Task Open_ACalibratedCollection_ShowsEachThresholdAndWhereItComesFrom()
    {
        await using var window = await dashboard.OpenAsync("/settings");
        var thresholds = window.Page.Locator("[data-panel=thresholds]");

        await Assertions.Expect(thresholds).ToContainTextAsync("from the documents' titles.");
        var pair = thresholds.Locator("[data-pair=ja-ja]");
        await Assertions.Expect(pair.Locator("td").Nth(1)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^0\.\d{3}$"));
        await Assertions.Expect(thresholds.Locator("[data-source=calibrated]").First).ToContainTextAsync("calibrated:");
        await Assertions.Expect(thresholds.Locator("[data-pair=cross]")).ToContainTextAsync("stated by the model");
    }

    [BrowserFact]
    public async Task Open_WithoutKeys_ShowsTheSearchLogAndTheVersion()
    {
        await using var window = await dashboard.OpenAsync("/settings");

        var log = window.Page.Locator("[data-panel=search-log]");
        await Assertions.Expect(log.Locator("[data-texts]")).ToHaveAttributeAsync("data-texts", "full");
        await Assertions.Expect(log).ToContainTextAsync("90 days");
        await Assertions.Expect(window.Page.Locator("[data-version]")).ToHaveTextAsync($"Phasa {ProductVersion.Text}");
    }
}
