using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Answers;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Answers;

public sealed class AnswersPageTests(ChatFixture dashboard) : IClassFixture<ChatFixture>
{
    private const string Question = "ລືມລະຫັດຜ່ານ ຕ້ອງເຮັດແນວໃດ";

    [BrowserFact]
    public async Task Ask_InLao_ShowsSentencesWhosePassagesOpenBesideTheirOriginals()
    {
        dashboard.Reply = () => new("ກົດ ລືມລະຫັດຜ່ານ ໃນໜ້າຈໍເຂົ້າສູ່ລະບົບ [1][2][3][4][5][6][7][8] ລູກຄ້າໃໝ່ໄດ້ຮັບສ່ວນຫຼຸດ [1]");
        await using var window = await dashboard.OpenAsync("/answers", 390);
        await AskAsync(window, Question);

        var answer = window.Page.Locator(".exchange").First;
        await Assertions.Expect(answer.Locator("[data-kind=Generated]")).ToBeVisibleAsync();
        await Assertions.Expect(answer.Locator("[data-support=Unsupported]")).ToHaveCountAsync(1);
        await Assertions.Expect(answer.Locator(".cited summary [lang=lo]").First).ToBeVisibleAsync();
        await Assertions.Expect(answer.Locator(".cited .pair").First).ToBeHiddenAsync();
        await answer.Locator(".cite").First.ClickAsync();
        await Assertions.Expect(answer.Locator(".cited .pair").First).ToBeVisibleAsync();
        await Assertions.Expect(answer.Locator(".cited .pair [lang=ja]").First).ToBeVisibleAsync();
        await window.AssertUsableAsync();
    }

    [BrowserFact]
    public async Task Ask_Further_KeepsTheConversationUntilANewOneBegins()
    {
        dashboard.Reply = () => new("ກົດ ລືມລະຫັດຜ່ານ ໃນໜ້າຈໍເຂົ້າສູ່ລະບົບ [1]");
        await using var window = await dashboard.OpenAsync("/answers");
        await AskAsync(window, Question);
        await Assertions.Expect(window.Page.Locator("[data-kind]")).ToHaveCountAsync(1);
        await AskAsync(window, "ແລ້ວຖ້າບັນຊີຖືກລັອກ");

        await Assertions.Expect(window.Page.Locator("[data-kind]")).ToHaveCountAsync(2);
        await Assertions.Expect(window.Page.GetByText("Searched for:")).ToBeVisibleAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator(".exchange")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Stop_WhileTheModelSpeaks_KeepsWhatItSaid()
    {
        dashboard.Reply = () => new("ກົດ ລືມລະຫັດຜ່ານ ໃນໜ້າຈໍເຂົ້າສູ່ລະບົບ [1] ຕໍ່", "ໄປ") { Gate = Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken) };
        await using var window = await dashboard.OpenAsync("/answers");
        await AskAsync(window, Question);

        await Assertions.Expect(window.Page.Locator(".answer .cite")).ToHaveCountAsync(1);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("The answer was stopped.")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Ask_WhenTheModelFails_QuotesAndSaysWhy()
    {
        dashboard.Reply = () => new() { Status = 500 };
        await using var window = await dashboard.OpenAsync("/answers");
        await AskAsync(window, Question);

        await Assertions.Expect(window.Page.Locator("[data-kind=Extractive]")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByText("The model failed")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator(".answer span[lang=lo]").First).ToBeVisibleAsync();
    }

    private static async Task AskAsync(DashboardWindow window, string question)
    {
        await window.Page.Locator("#ask").FillAsync(question);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
    }
}
