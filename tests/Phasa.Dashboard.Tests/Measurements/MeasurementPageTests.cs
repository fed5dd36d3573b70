using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Measurements;

public sealed partial class MeasurementPageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    /// <summary>What is measured while others use the machine may take its time.</summary>
    private const float Patience = 120_000;

    private static readonly string[] Two = ["lo", "ja"];

    [BrowserFact]
    public async Task MeasureNow_TwoLanguagesOfASmallSet_IsMeasuredAndOpened()
    {
        await using var window = await dashboard.OpenAsync("/measurement");
        var page = window.Page;
        await page.Locator("select[name=pairs]").SelectOptionAsync("everyday");
        foreach (var language in new[] { "en", "th", "lo", "ja" })
        {
            await page.Locator($"input[name=language][value={language}]").UncheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Measure", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("No language was named.")).ToBeVisibleAsync();
        foreach (var language in Two)
        {
            await page.Locator($"input[name=language][value={language}]").CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Measure", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Measured());
        var cells = page.Locator("[data-table=heat] [data-cell]");
        await Assertions.Expect(cells).ToHaveCountAsync(4, new() { Timeout = Patience });
        var cell = page.Locator("[data-cell='lo→ja']");
        await Assertions.Expect(cell).ToHaveTextAsync(Figures());
        await Assertions.Expect(page.Locator("[data-shown]")).ToHaveCountAsync(0);

        await cell.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var shown = page.Locator("[data-shown='lo→ja']");
        await Assertions.Expect(shown).ToContainTextAsync("Lao questions, Japanese documents");
        await Assertions.Expect(shown.Locator("svg.density path.synonyms")).ToHaveAttributeAsync("d", new Regex("^M0 100V.+Z$"));
        await Assertions.Expect(shown.Locator("[data-finding=lo] .advice")).ToContainTextAsync("Lao questions");
        await window.AssertUsableAsync();

        var report = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Report" }).ClickAsync());
        await Assertions.Expect(report.Locator("h1")).ToContainTextAsync("Does phasa-static-1 work");
        await report.CloseAsync();

        var id = Measured().Match(page.Url).Groups[1].Value;
        await page.GetByRole(AriaRole.Link, new() { Name = "Measurements" }).ClickAsync();
        var line = page.Locator($"li[data-id={id}][data-state=done]");
        await Assertions.Expect(line).ToContainTextAsync("everyday");
        await Assertions.Expect(line.Locator(".states .state")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("li[data-id]").GetByText("searches go by it")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Compare_TwoModelsOnTheSamePairs_TellsDifferencesFromLuck()
    {
        var (good, poor) = (await StartAsync("everyday", Two, "phasa-static-1"), await StartAsync("everyday", Two, "hashed-ngrams"));
        var other = await StartAsync("everyday", ["th", "ja"], "hashed-ngrams");
        await using var window = await dashboard.OpenAsync("/measurement", 390, ColorScheme.Dark);
        var page = window.Page;
        var compare = page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true });
        foreach (var id in new[] { poor, good })
        {
            await Assertions.Expect(compare).ToBeDisabledAsync();
            await page.GetByLabel($"Compare {id}", new() { Exact = true }).CheckAsync(new() { Timeout = Patience });
        }

        await window.AssertUsableAsync();
        await compare.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"first={good}&second={poor}$"));
        var rows = page.Locator("tr[data-condition]");
        await Assertions.Expect(rows).ToHaveCountAsync(4);
        var across = page.Locator("tr[data-condition='lo→ja']");
        await Assertions.Expect(across).ToHaveTextAsync(Compared());
        await Assertions.Expect(across).ToContainTextAsync("verdict changed");
        await Assertions.Expect(across).ToContainTextAsync("worse");
        await window.AssertUsableAsync();

        // Of other pairs nothing can be said beyond what either says for itself.
        await Assertions.Expect(page.GetByText("on different pairs")).ToHaveCountAsync(0);
        await window.GoAsync($"/measurement/{other}");
        await Assertions.Expect(page.Locator("[data-cell]")).ToHaveCountAsync(4, new() { Timeout = Patience });
        await window.GoAsync($"/measurement/compare?first={poor}&second={other}");
        await Assertions.Expect(page.GetByText("on different pairs")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tr[data-condition='lo→ja']")).ToContainTextAsync("no such pairs");
        await page.GetByLabel("Only changed verdicts").CheckAsync();
        await Assertions.Expect(page.Locator("tr[data-condition='ja→ja']")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Measurement_ThatRunsOrWaits_ShowsItsProgressAndCanBeGivenUp()
    {
        var (first, second) = (await StartAsync("workplace", null, "phasa-static-1", "hashed-ngrams"), await StartAsync("workplace", null, "phasa-static-1"));
        await using var window = await dashboard.OpenAsync($"/measurement/{first}");
        await Assertions.Expect(window.Page.Locator("section[data-state=running]").GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync(new() { Timeout = Patience });

        foreach (var id in new[] { second, first })
        {
            await window.GoAsync($"/measurement/{id}");
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await Assertions.Expect(window.Page.GetByText("The measurement is given up.").First).ToBeVisibleAsync();
            await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Measurement");
            await Assertions.Expect(window.Page.Locator($"li[data-id={id}]")).ToHaveCountAsync(0);
        }
    }

    [BrowserFact]
    public async Task Measurement_ThatFailed_SaysWhyAndWhatToDo()
    {
        Assert.True((await dashboard.Api.PostAsJsonAsync("/v1/collections", new { name = "no-documents", languages = Two })).IsSuccessStatusCode);
        var id = await PostAsync(new { collection = "no-documents" });
        await using var window = await dashboard.OpenAsync($"/measurement/{id}?collection=no-documents");
        var failed = window.Page.Locator("section[data-state=failed]");
        await Assertions.Expect(failed).ToContainTextAsync("has no two documents", new() { Timeout = Patience });
        await Assertions.Expect(failed).ToContainTextAsync("Ingest documents");
        await failed.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Measure", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator($"li[data-id={id}][data-state=failed]")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Measurement_ReadInLao_SaysWhatToDoInLao()
    {
        var id = await StartAsync("everyday", Two, "hashed-ngrams");
        await using var window = await dashboard.OpenAsync($"/measurement/{id}?query=lo&document=ja", locale: "lo");
        var shown = window.Page.Locator("[data-shown='lo→ja']");
        await Assertions.Expect(shown).ToContainTextAsync("ຄຳຖາມພາສາລາວ", new() { Timeout = Patience });
        Assert.DoesNotMatch(English(), Names().Replace(await shown.InnerTextAsync(), ""));
    }

    [BrowserFact]
    public async Task Measurement_ThatIsNone_SaysSo()
    {
        await using var window = await dashboard.OpenAsync("/measurement/m999");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no measurement 'm999'.");
    }

    private Task<string> StartAsync(string pairSet, string[]? languages, params string[] embeddings) => PostAsync(new { collection = "handbook", pairSet, languages, embeddings });

    private async Task<string> PostAsync(object body)
    {
        var answer = await dashboard.Api.PostAsJsonAsync("/v1/measurements", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using var job = JsonDocument.Parse(text);
        return job.RootElement.GetProperty("id").GetString()!;
    }

    [GeneratedRegex("/measurement/(m[0-9]+)")]
    private static partial Regex Measured();

    [GeneratedRegex(@"(working|weak|broken|surface overlap only|not enough data)\s*AUC [01]\.\d{3}\s*[01]\.\d{3} – [01]\.\d{3}")]
    private static partial Regex Figures();

    [GeneratedRegex(@"−0\.\d{3}\s+−0\.\d{3} … −0\.\d{3}")]
    private static partial Regex Compared();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex English();

    [GeneratedRegex("AUC|lo→ja|A_20|\\blo\\b|A20")]
    private static partial Regex Names();
}
