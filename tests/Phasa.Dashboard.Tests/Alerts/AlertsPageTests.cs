using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.Languages;
using Phasa.Monitoring.Alerts;
using Phasa.Sqlite;
using Phasa.Storage;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Alerts;

public sealed class AlertsPageTests(AlertsPageTests.Unwatched dashboard) : IClassFixture<AlertsPageTests.Unwatched>
{
    [BrowserFact]
    public async Task Alert_OpenedAcknowledgedAndOver_IsShownLive()
    {
        await using var store = await dashboard.StoreAsync();
        var collection = (await store.Collections.FindAsync("handbook"))!.Id;
        var key = new AlertKey(AlertKind.SimilarityDrop, collection, LanguageTag.Parse("lo"));
        var finding = new AlertFinding(key, AlertSeverity.Critical, DateTimeOffset.UtcNow, "The best row was at 0.12; it was 0.37.", "Run 'phasa doctor'.") { OnceIn = 1_000_000 };
        await using var window = await dashboard.OpenAsync("/alerts");
        await Assertions.Expect(window.Page.GetByText("No alert is open.")).ToBeVisibleAsync();

        var opened = Assert.Single((await store.Alerts.SettleAsync(collection, [key.Kind], [finding])).Opened);
        var shown = window.Page.Locator($"[data-alert='{opened.Id}']");
        await Assertions.Expect(shown).ToContainTextAsync("The best row was at 0.12");
        await Assertions.Expect(shown.Locator("h2")).ToContainTextAsync("Similarity fell: ລາວ");
        await Assertions.Expect(shown).ToContainTextAsync("once in 1,000,000 searches");
        await window.AssertUsableAsync();

        await shown.GetByRole(AriaRole.Button, new() { Name = "I know" }).ClickAsync();
        await Assertions.Expect(shown).ToContainTextAsync("Known to this machine");
        await Assertions.Expect(shown.GetByRole(AriaRole.Button, new() { Name = "I know" })).ToHaveCountAsync(0);
        Assert.Equal("this machine", (await store.Alerts.FindAsync(opened.Id))!.Acknowledged!.By);

        await using (var overview = await dashboard.OpenAsync("/"))
        {
            await Assertions.Expect(overview.Page.Locator("section[data-language=lo] .card-alert.critical")).ToHaveTextAsync("Similarity fell");
        }

        await store.Alerts.SettleAsync(collection, [key.Kind], []);
        await Assertions.Expect(shown).ToHaveCountAsync(0);
        await window.Page.GetByLabel("Also those that are over").CheckAsync();
        await Assertions.Expect(shown).ToContainTextAsync("over ");
    }

    /// <summary>A service that does not look for itself, so that alerts stay as the test made them.</summary>
    public sealed class Unwatched : DashboardFixture
    {
        protected override Dictionary<string, string?> Settings => new() { ["PHASA_Alerts__Enabled"] = "false" };

        /// <summary>The service's store, opened beside it.</summary>
        public async Task<IKnowledgeStore> StoreAsync()
        {
            var store = new SqliteKnowledgeStore(Path.Combine(Phasa.Data, "phasa.db"));
            await store.OpenAsync();
            return store;
        }
    }
}
