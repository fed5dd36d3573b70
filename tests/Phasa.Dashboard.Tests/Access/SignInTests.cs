using System.Net;
using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Access;

/// <summary>A service with keys; each test revokes only keys of its own.</summary>
public sealed class SignInTests(KeyedFixture dashboard) : IClassFixture<KeyedFixture>
{
    [BrowserFact]
    public async Task SignIn_WithAKey_LeadsToWhatWasAskedForAndOutAgain()
    {
        await using var window = await dashboard.OpenAsync("/?collection=handbook");
        Assert.StartsWith($"{dashboard.Address}/sign-in?to=", window.Page.Url, StringComparison.Ordinal);
        await window.AssertUsableAsync();

        await window.Page.GetByLabel("API key").FillAsync("phasa_wrong");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not known");

        await window.Page.GetByLabel("API key").FillAsync(dashboard.Reader);
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page).ToHaveURLAsync($"{dashboard.Address}/?collection=handbook");
        await Assertions.Expect(window.Page.Locator("section.card")).ToHaveCountAsync(4);
        var cookie = (await window.Page.Context.CookiesAsync()).Single(c => c.Name == "phasa-session");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Strict, cookie.SameSite);
        Assert.DoesNotContain(dashboard.Reader, cookie.Value, StringComparison.Ordinal);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Signed in as reader" }).ClickAsync();
        await window.Page.Locator(".mud-popover-open").GetByText("Sign out").ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await window.Page.GotoAsync("/");
        Assert.Contains("/sign-in", window.Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Session_OfAKeyThatIsRevoked_EndsOnTheOpenPage()
    {
        var created = await dashboard.Phasa.RunJsonAsync("keys", "create", "short", "--scope", "read");
        await using var window = await dashboard.OpenAsync("/");
        await window.Page.GetByLabel("API key").FillAsync(created.GetProperty("key").GetString()!);
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("section.card")).ToHaveCountAsync(4);

        var revoked = await dashboard.Phasa.RunAsync("keys", "revoke", "short");
        Assert.Equal(0, revoked.ExitCode);

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The session has ended");
    }

    /// <summary>Without a browser: what a page of another site, or a script, could send.</summary>
    [BrowserFact]
    public async Task SignIn_WithoutTheFormOrWithoutACookie_IsRefused()
    {
        using var form = new FormUrlEncodedContent([new("key", dashboard.Reader), new("to", "/")]);
        Assert.Equal(HttpStatusCode.Forbidden, (await dashboard.Api.PostAsync("/session/begin", form)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await dashboard.Api.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await dashboard.Api.GetAsync("/v1/collections")).StatusCode);

        // A session reads over the API, so that links to reports work, and changes nothing there.
        using var client = await SignedInAsync(dashboard.Admin);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/collections")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.DeleteAsync("/v1/collections/handbook")).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        foreign.Headers.Add("Origin", "https://example.org");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(foreign)).StatusCode);
    }

    private async Task<HttpClient> SignedInAsync(string key)
    {
        var client = dashboard.NewClient();
        using var answer = await KeyedFixture.PostKeyAsync(client, key);
        Assert.Equal("/", answer.Headers.Location!.ToString());
        return client;
    }
}
