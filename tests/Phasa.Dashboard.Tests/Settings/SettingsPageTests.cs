using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Settings;

public sealed class SettingsPageTests(KeyedFixture dashboard) : IClassFixture<KeyedFixture>
{
    [BrowserFact]
    public async Task Keys_MadeAndRevoked_WorkAndNoLongerDo()
    {
        await using var window = await SignedInAsync(dashboard.Admin);
        await window.GoAsync("/settings");
        await window.Page.GetByLabel("Name of a new key").FillAsync("ci");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();

        var secret = (await window.Page.Locator(".secret").TextContentAsync())!;
        var row = window.Page.Locator("[data-key=ci]");
        await Assertions.Expect(row).ToContainTextAsync("search and read");
        Assert.Equal(System.Net.HttpStatusCode.OK, await StatusAsync(secret));
        await window.AssertUsableAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        Assert.Equal(System.Net.HttpStatusCode.OK, await StatusAsync(secret));
        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Assertions.Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await StatusAsync(secret));
    }

    [BrowserFact]
    public async Task Open_WithAKeyThatOnlyReads_IsRefusedAndSaysWhy()
    {
        await using var window = await SignedInAsync(dashboard.Reader);

        await window.Page.GotoAsync("/settings");

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your key has the scope read; this needs admin.");
        await Assertions.Expect(window.Page.GetByText("Name of a new key")).ToHaveCountAsync(0);
    }

    private async Task<DashboardWindow> SignedInAsync(string key)
    {
        var window = await dashboard.OpenAsync("/");
        await window.Page.GetByLabel("API key").FillAsync(key);
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("section.card")).ToHaveCountAsync(4);
        return window;
    }

    private async Task<System.Net.HttpStatusCode> StatusAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/collections");
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await dashboard.Api.SendAsync(request);
        return answer.StatusCode;
    }
}
