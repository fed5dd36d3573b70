using System.Globalization;
using System.Text.RegularExpressions;
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
        await Assertions.Expect(row.Locator("td").Nth(1).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/rollout?language=lo");

        await row.GetByRole(AriaRole.Link, new() { Name = "Try it" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Question" })).ToHaveValueAsync("ລືມລະຫັດຜ່ານ");
        await Assertions.Expect(window.Page.Locator("[data-route=auto] .hit").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Sort_BySimilarityAndByNumber_PutsThemInOrderEitherWay()
    {
        await dashboard.SearchAsync("zzzz qqqq", "th");
        await dashboard.SearchAsync("ลืมรหัสผ่าน", "th");
        await dashboard.SearchAsync("zzzz qqqq", "th");
        await using var window = await dashboard.OpenAsync("/queries?outcome=all&language=th");
        var rows = window.Page.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Asked" }).ClickAsync();
        await Assertions.Expect(rows.First).ToContainTextAsync("zzzz qqqq");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Asked" }).ClickAsync();
        await Assertions.Expect(rows.First).ToContainTextAsync("ลืมรหัสผ่าน");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Best cosine" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Best cosine");
        await Assertions.Expect(rows.First).ToContainTextAsync("zzzz qqqq");
        await window.AssertUsableAsync();
    }

    [BrowserFact]
    public async Task Low_BelowACut_ShowsThoseAlone()
    {
        await dashboard.SearchAsync("パスワードを忘れた場合", "ja");
        await using var window = await dashboard.OpenAsync("/queries?outcome=low&language=ja");
        await Assertions.Expect(window.Page.GetByText("There are none.")).ToBeVisibleAsync();

        await window.Page.GetByLabel("Below (cosine)").FillAsync("1");
        await window.Page.GetByLabel("Below (cosine)").PressAsync("Tab");
        await Assertions.Expect(window.Page.Locator("tbody tr")).ToContainTextAsync("パスワードを忘れた場合");
        Assert.Contains("below=1", window.Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Time_OfTheLastHourOrAnother_ShowsWhatWasAskedInIt()
    {
        await dashboard.SearchAsync("what it costs", "en");
        await using var window = await dashboard.OpenAsync("/queries?outcome=all&span=hour");
        await Assertions.Expect(window.Page.GetByText("what it costs")).ToBeVisibleAsync();

        await window.GoAsync("/queries?outcome=all&span=between");
        var tomorrow = DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        await window.Page.GetByLabel("From (UTC)").FillAsync(tomorrow);
        await Assertions.Expect(window.Page.GetByText("There are none.")).ToBeVisibleAsync();
        await window.Page.GetByLabel("From (UTC)").FillAsync("");

        // A choice is a page of its own, made from the one before.
        await Assertions.Expect(window.Page).Not.ToHaveURLAsync(new Regex("from="));
        await window.Page.GetByLabel("Until (UTC)").FillAsync(tomorrow);
        await Assertions.Expect(window.Page.GetByText("what it costs")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Language_ThatTheCollectionDoesNotHave_CanBeChosenOnceSearchedIn()
    {
        await dashboard.SearchAsync("Kennwort vergessen", "de");
        await using var window = await dashboard.OpenAsync("/queries?outcome=all");
        await Assertions.Expect(window.Page.GetByText("Kennwort vergessen")).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Combobox, new() { Name = "Language", Exact = true }).ClickAsync();
        await window.Page.Locator(".mud-popover-open").GetByText("Deutsch").ClickAsync();
        await Assertions.Expect(window.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Deutsch" })).ToHaveCountAsync(0);
    }
}
