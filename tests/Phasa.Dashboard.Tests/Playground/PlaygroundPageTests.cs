using System.Text.Json;
using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Playground;

public sealed class PlaygroundPageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [BrowserFact]
    public async Task Ask_InLao_ShowsEveryRouteBesideTheOthersWithItsOriginals()
    {
        await using var window = await dashboard.OpenAsync("/playground");
        await window.Page.GetByLabel("Question").FillAsync("ລືມລະຫັດຜ່ານ");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();

        var index = window.Page.Locator("[data-route=index]");
        await Assertions.Expect(index.Locator("[data-document=password-reset]").First).ToContainTextAsync("translated by a person");
        await Assertions.Expect(index.Locator(".hit").First).ToContainTextAsync("Its meaning is near to the question's (place 1 by vectors)");
        await Assertions.Expect(window.Page.Locator("[data-route=cross-lingual] .hit [lang=ja]").First).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator("[data-route=query-translation]")).ToHaveCountAsync(0);
        await index.GetByText("Original:").First.ClickAsync();
        await Assertions.Expect(index.Locator("details[open] [lang=ja]").First).ToBeVisibleAsync();
        Assert.Contains("query=", window.Page.Url, StringComparison.Ordinal);
        await window.AssertUsableAsync();

        // Trying something out is no user's search.
        using var queries = JsonDocument.Parse(await dashboard.Api.GetStringAsync("/v1/collections/handbook/insights/queries"));
        Assert.Equal(0, queries.RootElement.GetProperty("queries").GetArrayLength());
    }

    [BrowserFact]
    public async Task Ask_WithAWrongFilter_SaysSoOnceAtTheField()
    {
        await using var window = await dashboard.OpenAsync("/playground?query=password&filter={");
        await Assertions.Expect(window.Page.GetByLabel("Filter (JSON)")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByText("The filter is no JSON")).ToHaveCountAsync(1);
        await Assertions.Expect(window.Page.Locator(".trial")).ToHaveCountAsync(0);
        await window.AssertUsableAsync();

        await window.Page.GetByLabel("Filter (JSON)").FillAsync("{\"product\": {\"near\": 1}}");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("The filter is no JSON")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.GetByText("'near'")).ToHaveCountAsync(1);

        await window.Page.GetByLabel("Filter (JSON)").FillAsync("");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("[data-route=auto] .hit").First).ToBeVisibleAsync();
    }
}
