using System.Text.Json;
using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Rollout;

public sealed class RolloutPageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    /// <summary>Six articles of the handbook are there in Japanese alone: eighteen translations are open.</summary>
    [BrowserFact]
    public async Task Plan_ByLanguageAndApplied_IsQueuedAndKept()
    {
        await using var window = await dashboard.OpenAsync("/rollout");
        await Assertions.Expect(window.Page.Locator("tbody tr")).ToHaveCountAsync(18);

        await window.GoAsync("/rollout?language=lo");
        await Assertions.Expect(window.Page.Locator("tbody tr")).ToHaveCountAsync(6);
        await Assertions.Expect(window.Page.Locator("dt:text-is('Cost') + dd")).ToHaveTextAsync("no price is configured");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Translate these" }).ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("6 translations");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Queue them" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("They are queued.")).ToBeVisibleAsync();
        using var plans = JsonDocument.Parse(await dashboard.Api.GetStringAsync("/v1/collections/handbook/plans"));
        Assert.Equal(1, plans.RootElement.GetProperty("plans").GetArrayLength());
    }

    [BrowserFact]
    public async Task Plan_WithABudgetAndNoPrices_SaysWhatIsMissing()
    {
        await using var window = await dashboard.OpenAsync("/rollout?budget=5");

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("price");
    }
}
