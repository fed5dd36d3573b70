using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Shell;

public sealed class FrameTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    /// <summary>Every page: a new one is added here.</summary>
    public static readonly string[] Pages =
    [
        "/", "/playground?query=ລືມລະຫັດຜ່ານ", "/answers", "/measurement", "/documents", "/documents/item?id=two-factor&language=lo", "/translations", "/rollout", "/queries", "/alerts", "/settings",
    ];

    [BrowserFact]
    public async Task EveryPage_LightAndDarkWideAndNarrow_IsUsable()
    {
        foreach (var (width, colours) in new[] { (1280, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            await using var window = await dashboard.OpenAsync("/", width, colours);
            foreach (var page in Pages)
            {
                await window.GoAsync(page);
                await window.AssertUsableAsync();
            }
        }
    }

    [BrowserFact]
    public async Task Address_WithMembersThatAreNone_OpensThePageWithoutThem()
    {
        await using var window = await dashboard.OpenAsync("/");
        foreach (var page in new[] { "/playground?query=password&language=!!&top=abc&threshold=x&legs=y", "/queries?language=!!&outcome=z&span=x&from=y&below=z&order=1", "/rollout?language=!!&budget=x", "/measurement/x?query=!!&document=y", "/measurement/compare?first=x", "/sign-in?wait=x&error=wait" })
        {
            await window.GoAsync(page);
            await Assertions.Expect(window.Page.GetByText("This page met an error")).ToHaveCountAsync(0);
        }
    }

    [BrowserFact]
    public async Task Dark_ByTheSystemOrByChoice_IsDark()
    {
        await using var system = await dashboard.OpenAsync("/", colours: ColorScheme.Dark);
        await Assertions.Expect(system.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(13, 17, 23)");

        await using var window = await dashboard.OpenAsync("/");
        await Assertions.Expect(window.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(246, 247, 249)");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Colours" }).ClickAsync();
        await window.Page.Locator(".mud-popover-open").GetByText("Dark").ClickAsync();
        await Assertions.Expect(window.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(13, 17, 23)");
        await window.GoAsync("/");
        await Assertions.Expect(window.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(13, 17, 23)");
    }

    [BrowserFact]
    public async Task Language_ChosenOrOfTheBrowser_IsThePagesOwn()
    {
        await using var japanese = await dashboard.OpenAsync("/", locale: "ja-JP");
        await Assertions.Expect(japanese.Page.Locator("h1")).ToHaveTextAsync("概要");

        await using var window = await dashboard.OpenAsync("/");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Language of these pages" }).ClickAsync();
        await window.Page.Locator(".mud-popover-open [lang=lo]").ClickAsync();
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("ພາບລວມ");
        Assert.Equal("lo", await window.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [BrowserFact]
    public async Task Keyboard_FromTheTop_SkipsToTheContentAndOpensMenus()
    {
        await using var window = await dashboard.OpenAsync("/");
        await window.Page.Locator("body").PressAsync("Tab");
        await Assertions.Expect(window.Page.Locator("a.skip")).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true })).ToBeFocusedAsync();
    }
}
