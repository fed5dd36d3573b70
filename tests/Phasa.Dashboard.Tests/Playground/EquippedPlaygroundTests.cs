using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Playground;

public sealed class EquippedPlaygroundTests(EquippedFixture dashboard) : IClassFixture<EquippedFixture>
{
    [BrowserFact]
    public async Task Ask_WhileTheQuestionIsTranslated_ShowsTheOtherRoutesAlready()
    {
        await using var window = await dashboard.OpenAsync("/playground");
        await AskAsync(window, "ລືມລະຫັດຜ່ານ");

        await Assertions.Expect(window.Page.Locator("[data-route=index] .hit").First).ToBeVisibleAsync();
        var translated = window.Page.Locator("[data-route=query-translation]");
        await Assertions.Expect(translated.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        dashboard.Translated.SetResult();
        await Assertions.Expect(translated.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Assertions.Expect(translated.Locator(".routes summary")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Ask_InALanguageThatNobodyTranslatesFrom_HasNoColumnForIt()
    {
        await using var window = await dashboard.OpenAsync("/playground");
        await AskAsync(window, "ลืมรหัสผ่าน");

        foreach (var route in new[] { "auto", "index", "cross-lingual" })
        {
            await Assertions.Expect(window.Page.Locator($"[data-route={route}] .routes")).ToBeVisibleAsync();
        }

        await Assertions.Expect(window.Page.Locator("[data-route=query-translation]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Hit_FoundByBothAndReranked_ShowsEveryScore()
    {
        await using var window = await dashboard.OpenAsync("/playground?query=ลืมรหัสผ่าน&language=th");
        var hit = window.Page.Locator("[data-route=index] .hit").First;

        await Assertions.Expect(hit.Locator("[data-score=words]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d+\.\d\d$"));
        await Assertions.Expect(hit.Locator("[data-score=fused]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^0\.\d{4}$"));
        await Assertions.Expect(hit.Locator("[data-score=rerank]")).ToHaveTextAsync("0.875");
        await Assertions.Expect(hit).ToContainTextAsync("A reranker read it beside the question");
        await window.AssertUsableAsync();
    }

    private static async Task AskAsync(DashboardWindow window, string question)
    {
        await window.Page.GetByLabel("Question").FillAsync(question);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
    }
}
