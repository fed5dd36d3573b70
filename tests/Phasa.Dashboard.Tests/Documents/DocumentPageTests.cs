using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Documents;

public sealed class DocumentPageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [BrowserFact]
    public async Task Open_ADocument_ShowsOriginalAndTranslationSideBySide()
    {
        await using var window = await dashboard.OpenAsync("/documents/item?id=password-reset&language=th");

        var first = window.Page.Locator("article").First;
        await Assertions.Expect(first.Locator(".text[lang=ja]")).Not.ToBeEmptyAsync();
        await Assertions.Expect(first.Locator(".text[lang=th]")).Not.ToBeEmptyAsync();
        await Assertions.Expect(first.Locator("[data-source=human]")).ToBeVisibleAsync();
        await window.Page.Locator("section[data-language=lo] a").ClickAsync();
        await Assertions.Expect(first.Locator(".text[lang=lo]")).Not.ToBeEmptyAsync();
        await window.AssertUsableAsync();
    }

    [BrowserFact]
    public async Task Open_NoSuchDocument_SaysSo()
    {
        await using var window = await dashboard.OpenAsync("/documents/item?id=none");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Collection 'handbook' has no document 'none'.");
    }

    [BrowserFact]
    public async Task Edit_WhileThePageIsReadAnew_KeepsWhatIsTypedAndBecomesAPersons()
    {
        await dashboard.PutAsync("edit", "赤いボタンを押します。", "青いボタンを押します。");
        await using var window = await dashboard.OpenAsync("/documents/item?id=edit&language=lo");
        var field = await WriteAsync(window, 1, "ກົດປຸ່ມສີແດງ");
        await dashboard.TranslateAsync("edit", "lo", await dashboard.PassageAsync("edit", 1), "ກົດປຸ່ມສີຟ້າ");
        await Assertions.Expect(window.Page.Locator("article").Nth(1).Locator(".text[lang=lo]")).ToHaveTextAsync("ກົດປຸ່ມສີຟ້າ", new() { Timeout = 30_000 });
        await Assertions.Expect(field).ToHaveValueAsync("ກົດປຸ່ມສີແດງ");
        await window.AssertUsableAsync();

        await SaveAsync(window);

        await Assertions.Expect(window.Page.Locator("article").First.Locator("[data-source=human]")).ToBeVisibleAsync();
        var saved = await dashboard.TranslationAsync("edit", 0, "lo");
        Assert.Equal(("ກົດປຸ່ມສີແດງ", "human"), (saved.GetProperty("text").GetString(), saved.GetProperty("source").GetString()));
    }

    [BrowserFact]
    public async Task Edit_OriginalReplacedMeanwhile_KeepsTheTextUntilItIsConfirmed()
    {
        await dashboard.PutAsync("replaced", "料金は月に百円です。", "解約はいつでもできます。");
        await using var window = await dashboard.OpenAsync("/documents/item?id=replaced&language=lo");
        var field = await WriteAsync(window, 1, "ຄ່າບໍລິການເດືອນລະ 200 ເຢນ");

        await dashboard.PutAsync("replaced", "料金は月に二百円です。", "解約はいつでもできます。");

        await Assertions.Expect(window.Page.GetByText("The original has changed since you began.")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(window.Page.Locator(".before")).ToHaveTextAsync("料金は月に百円です。");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();
        await Assertions.Expect(field).ToHaveValueAsync("ຄ່າບໍລິການເດືອນລະ 200 ເຢນ");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "My text translates the new original" }).ClickAsync();
        await SaveAsync(window);

        await Assertions.Expect(window.Page.Locator("article textarea")).ToHaveCountAsync(0);
        Assert.Equal("ready", (await dashboard.TranslationAsync("replaced", 0, "lo")).GetProperty("state").GetString());
    }

    [BrowserFact]
    public async Task Edit_TranslatedBySomebodyElseOrGoneMeanwhile_LosesNothing()
    {
        await dashboard.PutAsync("shared", "名前を入力します。", "住所を入力します。");
        await using var window = await dashboard.OpenAsync("/documents/item?id=shared&language=lo");
        var field = await WriteAsync(window, 2, "ໃສ່ທີ່ຢູ່ຂອງທ່ານ");
        await dashboard.TranslateAsync("shared", "lo", await dashboard.PassageAsync("shared", 1), "ປ້ອນທີ່ຢູ່");

        await Assertions.Expect(window.Page.Locator(".before")).ToHaveTextAsync("ປ້ອນທີ່ຢູ່", new() { Timeout = 30_000 });
        await Assertions.Expect(field).ToHaveValueAsync("ໃສ່ທີ່ຢູ່ຂອງທ່ານ");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();

        await dashboard.PutAsync("shared", "名前を入力します。");
        await Assertions.Expect(window.Page.GetByLabel("Your text, ລາວ")).ToHaveValueAsync("ໃສ່ທີ່ຢູ່ຂອງທ່ານ", new() { Timeout = 30_000 });

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Throw away" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Overview");
    }

    [BrowserFact]
    public async Task Retry_AParkedTranslation_IsTriedAnew()
    {
        await using var window = await dashboard.OpenAsync("/documents/item?id=api-tokens&language=lo");
        var card = window.Page.Locator("section[data-language=lo]");
        await Assertions.Expect(card).ToContainTextAsync("no other provider is configured for the pair");

        await card.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Assertions.Expect(window.Page.GetByText("The translation waits anew.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Delete_CancelledThenConfirmed_DeletesOnlyThen()
    {
        await dashboard.PutAsync("doomed", "消える文書です。");
        await using var window = await dashboard.OpenAsync("/documents/item?id=doomed");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("'doomed' and all its translations");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        Assert.NotNull(await dashboard.ReadAsync("doomed"));

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Documents");
        Assert.Null(await dashboard.ReadAsync("doomed"));
    }

    private static async Task<ILocator> WriteAsync(DashboardWindow window, int passage, string text)
    {
        await window.Page.GetByRole(AriaRole.Button, new() { Name = $"Translate: Passage {passage}" }).ClickAsync();
        var field = window.Page.GetByLabel($"Translation of passage {passage}, ລາວ");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await field.PressSequentiallyAsync(text);
        return field;
    }

    private static Task SaveAsync(DashboardWindow window) => window.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
}
