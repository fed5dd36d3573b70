using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;
using Phasa.TestSupport.Translation;

namespace Phasa.Dashboard.Tests.Translations;

public sealed class TranslationsPageTests(ProvidedFixture dashboard) : IClassFixture<ProvidedFixture>
{
    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 60_000 };

    [BrowserFact]
    public async Task Queue_OfProvidersThatFail_TellsWhyAndIsTriedAnewWhenTheyAreBack()
    {
        await using var window = await dashboard.OpenAsync("/translations");
        var page = window.Page;
        var (thai, lao) = (page.Locator("[data-table=queue] tr[data-language=th]"), page.Locator("[data-table=queue] tr[data-language=lo]"));
        var documents = await ParkedAsync(thai);
        await Assertions.Expect(lao.Locator("[data-state=queued]")).ToHaveTextAsync(documents, Patient);
        await Assertions.Expect(lao.Locator("td").Last).Not.ToHaveTextAsync("–");

        var chat = page.Locator("[data-provider=chat]");
        await Assertions.Expect(chat.Locator("[data-state=failing]")).ToHaveTextAsync("last call failed");
        await Assertions.Expect(chat).ToContainTextAsync("401");
        await Assertions.Expect(chat).ToContainTextAsync("Translates into th");
        var libre = page.Locator("[data-provider=libre]");
        await Assertions.Expect(libre.Locator("[data-state=left-alone]")).ToHaveTextAsync("keeps failing", Patient);
        await Assertions.Expect(libre).ToContainTextAsync("Left alone until");
        var reasons = page.Locator("[data-reason]").Filter(new() { HasText = "Rejected" });
        await Assertions.Expect(reasons).ToHaveCountAsync(1);
        await Assertions.Expect(reasons).ToContainTextAsync($"Documents: {documents}");
        await window.AssertUsableAsync();

        await reasons.GetByRole(AriaRole.Button, new() { Name = "Show them" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-job]")).ToHaveCountAsync(int.Parse(documents));
        dashboard.Chat!.Default = FakeBehaviour.Ok;
        await page.Locator("[data-job=api-tokens]").GetByRole(AriaRole.Button, new() { Name = "Try again: api-tokens, th" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-job=api-tokens]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await reasons.GetByRole(AriaRole.Button, new() { Name = "Try all again" }).ClickAsync();

        await Assertions.Expect(thai).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Assertions.Expect(chat.Locator("[data-state=answering]")).ToHaveTextAsync("answers");
        var costs = page.Locator("[data-table=costs] tbody tr").Filter(new() { HasText = "chat" });
        await Assertions.Expect(costs).ToContainTextAsync("USD");
        await Assertions.Expect(costs).Not.ToContainTextAsync("0.00 USD 0.00 USD");
    }

    [BrowserFact]
    public async Task Budget_WrongThenRight_IsRefusedThenSetAndRemoved()
    {
        await using var window = await dashboard.OpenAsync("/translations");
        var budget = window.Page.Locator("[data-budget]");
        await budget.GetByLabel("Most for a month").FillAsync("much");
        await budget.GetByRole(AriaRole.Button, new() { Name = "Set the budget" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("'much' is no sum.")).ToBeVisibleAsync();
        await Assertions.Expect(budget).ToHaveAttributeAsync("data-budget", "none");

        await budget.GetByLabel("Most for a month").FillAsync("12.5");
        await budget.GetByRole(AriaRole.Button, new() { Name = "Set the budget" }).ClickAsync();
        await Assertions.Expect(budget).ToContainTextAsync("12.50 USD a month");
        Assert.Contains("\"monthly\":12.5", await dashboard.Api.GetStringAsync("/v1/collections/handbook/budget"), StringComparison.Ordinal);

        await budget.GetByRole(AriaRole.Button, new() { Name = "Remove the budget" }).ClickAsync();
        await Assertions.Expect(budget).ToHaveAttributeAsync("data-budget", "none");
    }

    /// <summary>Waits until the language has parked jobs and no others.</summary>
    private static async Task<string> ParkedAsync(ILocator line)
    {
        await Assertions.Expect(line.Locator("[data-state=parked]")).Not.ToHaveTextAsync("0", Patient);
        foreach (var other in new[] { "queued", "leased" })
        {
            await Assertions.Expect(line.Locator($"[data-state={other}]")).ToHaveTextAsync("0", Patient);
        }

        return await line.Locator("[data-state=parked]").InnerTextAsync();
    }
}
