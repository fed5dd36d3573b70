using System.Text.Json;
using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Rollout;

public sealed class RolloutPageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    /// <summary>Six articles of the handbook are there in Japanese alone: eighteen translations are open.</summary>
    [BrowserFact]
    public async Task Plan_ByLanguageAndApplied_IsQueuedAndLookedBackOn()
    {
        await using var window = await dashboard.OpenAsync("/rollout");
        await Assertions.Expect(window.Page.Locator("[data-table=plan] tbody tr")).ToHaveCountAsync(18);
        await Assertions.Expect(window.Page.Locator("tr[aria-current]")).ToHaveCountAsync(0);

        await window.GoAsync("/rollout?language=lo");
        await Assertions.Expect(window.Page.Locator("[data-table=plan] tbody tr")).ToHaveCountAsync(6);
        await Assertions.Expect(window.Page.Locator("tr[aria-current=true]")).ToHaveAttributeAsync("data-language", "lo");
        await Assertions.Expect(window.Page.Locator("tr[aria-current=true]")).ToBeInViewportAsync();
        await Assertions.Expect(window.Page.Locator("dt:text-is('Cost') + dd")).ToHaveTextAsync("no price is configured");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Translate these" }).ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("6 translations");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Queue them" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("They are queued.")).ToBeVisibleAsync();

        await window.Page.Locator("[data-table=plans]").GetByRole(AriaRole.Link, new() { Name = "What came of it" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("[data-opened] [data-count=ready]")).ToHaveTextAsync("0");
        await Assertions.Expect(window.Page.Locator("[data-table=retrospect] [data-language=lo]")).ToHaveAttributeAsync("data-verdict", "too-few");
        await Assertions.Expect(window.Page.GetByText("Less than a day has passed")).ToBeVisibleAsync();
        await window.AssertUsableAsync();
    }

    [BrowserFact]
    public async Task Policy_SetOrTakenBack_IsAsTheApiHasIt()
    {
        await using var window = await dashboard.OpenAsync("/rollout");
        var choice = window.Page.GetByLabel("What machines translate into ไทย");
        await Assertions.Expect(choice).ToHaveValueAsync("all");

        await choice.SelectOptionAsync("off");
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(choice).ToHaveValueAsync("all");
        Assert.Equal("all", await PolicyAsync("th"));

        await choice.SelectOptionAsync("off");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("No machine translates into the language");
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Set it" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("The policy is set.")).ToBeVisibleAsync();
        await Assertions.Expect(choice).ToHaveValueAsync("off");
        Assert.Equal("off", await PolicyAsync("th"));

        // What its plan would be is no error of the page: the policy can still be changed on it.
        await window.GoAsync("/rollout?language=th");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("its policy in 'handbook' is 'off'");
        await choice.SelectOptionAsync("all");
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Set it" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("[data-table=plan] tbody tr")).ToHaveCountAsync(6);
    }

    [BrowserFact]
    public async Task Plan_WithABudgetAndNoPrices_SaysWhatIsMissing()
    {
        await using var window = await dashboard.OpenAsync("/rollout?budget=5");

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("price");
        await Assertions.Expect(window.Page.GetByLabel("What if the budget were")).ToHaveValueAsync("5");
    }

    private async Task<string?> PolicyAsync(string language)
    {
        using var collection = JsonDocument.Parse(await dashboard.Api.GetStringAsync("/v1/collections/handbook"));
        return collection.RootElement.GetProperty("policies").GetProperty(language).GetString();
    }
}
