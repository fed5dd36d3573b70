using System.Text;
using Microsoft.Playwright;
using Phasa.Dashboard.Tests.Support;
using Phasa.TestSupport.Browsers;

namespace Phasa.Dashboard.Tests.Documents;

public sealed class UploadTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [BrowserFact]
    public async Task Upload_GoodAndBadFiles_TellsOfEachAndShowsTheDocuments()
    {
        await using var window = await dashboard.OpenAsync("/documents?find=up-");
        await (await FieldAsync(window)).SetInputFilesAsync(
        [
            File("up-lao.md", "# ວິທີລືມລະຫັດຜ່ານ\n\nກົດປຸ່ມ ລືມລະຫັດຜ່ານ ແລ້ວໃສ່ອີເມວຂອງທ່ານ."),
            File("up-two.ndjson", """
                {"id": "up-one", "text": "パスワードを忘れたときは、管理者に連絡してください。", "language": "ja"}
                {"id": "up-two"}
                """),
            File("scan.pdf", "%PDF-1.7"),
        ]);

        var files = window.Page.Locator("[data-file]");
        await Assertions.Expect(window.Page.GetByText("Documents written: 2, failed: 2", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(files.Nth(0)).ToContainTextAsync("lo");
        await Assertions.Expect(files.Nth(1)).ToContainTextAsync("Documents written: 1, failed: 1");
        await Assertions.Expect(files.Nth(1)).ToContainTextAsync("Document 2:");
        await Assertions.Expect(files.Nth(2)).ToContainTextAsync("'scan.pdf' is not a file type that can be read. Use one of .csv");
        await Assertions.Expect(window.Page.Locator("li[data-id=up-lao] [data-state=original]")).ToContainTextAsync("lo");
        await Assertions.Expect(window.Page.Locator("li[data-id=up-one]")).ToBeVisibleAsync();
        await window.AssertUsableAsync();
    }

    [BrowserFact]
    public async Task Upload_InAChosenLanguageAndDropped_TakesIt()
    {
        await using var window = await dashboard.OpenAsync("/documents?find=dropped");
        await window.Page.GetByLabel("Language of the files").SelectOptionAsync("th");
        var drop = await window.Page.EvaluateHandleAsync("""
            () => {
              const sent = new DataTransfer();
              sent.items.add(new File(['1234 5678'], 'dropped.txt', { type: 'text/plain' }));
              return sent;
            }
            """);
        // What a browser does with files dropped on a field for files.
        await (await FieldAsync(window)).EvaluateAsync(
            "(field, sent) => { field.files = sent.files; field.dispatchEvent(new Event('change', { bubbles: true })); }", drop);

        await Assertions.Expect(window.Page.Locator("li[data-id=dropped] [data-state=original]")).ToContainTextAsync("th", new() { Timeout = 30_000 });
    }

    [BrowserFact]
    public async Task Upload_Stopped_KeepsWhatWasWrittenAndSaysSo()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 40_000).Select(i => $$"""{"id": "many-{{i}}", "language": "ja", "text": "これは文書 {{i}} の本文です。検索のために書かれています。"}"""));
        await using var window = await dashboard.OpenAsync("/documents?find=many-");
        await (await FieldAsync(window)).SetInputFilesAsync([File("many.ndjson", lines), File("never.txt", "never")]);
        await Assertions.Expect(window.Page.GetByText("0 of 2 files are done")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator("li[data-id]").First).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await Assertions.Expect(window.Page.Locator("[data-file='many.ndjson'] .state")).ToContainTextAsync("stopped", new() { Timeout = 30_000 });
        await Assertions.Expect(window.Page.Locator("[data-file='never.txt'] .state")).ToHaveTextAsync("stopped, written: 0");
        Assert.Null(await dashboard.ReadAsync("many-39999"));
        Assert.NotNull(await dashboard.ReadAsync("many-0"));
    }

    private static async Task<ILocator> FieldAsync(DashboardWindow window)
    {
        var field = window.Page.GetByLabel("Drop files here, or choose them");
        await Assertions.Expect(field).ToBeEnabledAsync();
        return field;
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };
}
