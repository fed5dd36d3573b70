using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Commands;

public sealed class TranslationsCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Import_Tmx_FeedsTheMemoryAndTranslatesPassagesOfItsTexts()
    {
        var first = _phasa.Write("a.md", "Reset a password.");
        var second = _phasa.Write("b.md", "Reset a password now.");
        await _phasa.RunAsync("ingest", first, second, "-c", "c", "-l", "en", "--languages", "en,lo");
        var memory = _phasa.Write("memory.tmx", """
            <?xml version="1.0" encoding="UTF-8"?>
            <tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>
            <tu><tuv xml:lang="en"><seg>Reset a password.</seg></tuv><tuv xml:lang="lo"><seg>ຕັ້ງລະຫັດຜ່ານໃໝ່</seg></tuv></tu>
            </body></tmx>
            """);

        var imported = await _phasa.RunJsonAsync("translations", "import", memory, "-c", "c");

        Assert.Equal((2, 1, 0), (imported.GetProperty("units").GetInt32(), imported.GetProperty("accepted").GetInt32(), imported.GetProperty("refused").GetInt32()));
        var job = (await _phasa.RunJsonAsync("translations", "status")).GetProperty("jobs").EnumerateArray().Single();
        Assert.Equal(("b", "lo", "queued"), (job.GetProperty("documentId").GetString(), job.GetProperty("language").GetString(), job.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Import_NoTmx_IsOne()
    {
        await _phasa.RunAsync("collections", "create", "c", "--languages", "en,lo");
        var file = _phasa.Write("memory.tmx", "no xml");

        var result = await _phasa.RunAsync("translations", "import", file, "-c", "c");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error[invalid-translation-file]: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xlf")]
    [InlineData("tmx")]
    [InlineData("po")]
    [InlineData("csv")]
    [InlineData("tsv")]
    public async Task ExportEditImport_TheCorrectedText_IsWhatASearchFinds(string extension)
    {
        await IngestAsync("# 休暇\n\n休暇は30日前に申請します。");
        var file = Path.Combine(_phasa.Folder, "c.lo." + extension);
        Assert.Equal(0, (await _phasa.RunAsync("translations", "import", Memory("休暇は30日前に申請します。", "ແປຜິດ 30 ມື້"), "-c", "c")).ExitCode);
        Assert.Equal(0, (await _phasa.RunAsync("translations", "export", "-c", "c", "-l", "lo", "--output", file)).ExitCode);
        var exported = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("ແປຜິດ 30 ມື້", exported, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, exported.Replace("ແປຜິດ 30 ມື້", "ຂໍລາພັກກ່ອນ 30 ມື້", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var tried = await _phasa.RunJsonAsync("translations", "import", file, "-c", "c", "--dry-run");
        Assert.Equal((1, true), (tried.GetProperty("accepted").GetInt32(), tried.GetProperty("dryRun").GetBoolean()));
        var imported = await _phasa.RunJsonAsync("translations", "import", file, "-c", "c");
        Assert.Equal((1, 0), (imported.GetProperty("accepted").GetInt32(), imported.GetProperty("refused").GetInt32()));

        var hit = (await _phasa.RunJsonAsync("search", "ຂໍລາພັກກ່ອນ 30 ມື້", "-c", "c", "-l", "lo")).GetProperty("hits")[0];
        Assert.Equal("ຂໍລາພັກກ່ອນ 30 ມື້", hit.GetProperty("text").GetString());
        Assert.Equal(1, (await _phasa.RunJsonAsync("translations", "import", file, "-c", "c")).GetProperty("outcomes").GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task Import_OriginalChangedSince_NamesThePassageAndIsOne()
    {
        await IngestAsync("# 休暇\n\n休暇は30日前に申請します。");
        var exported = await _phasa.RunAsync("translations", "export", "-c", "c", "-l", "lo", "--format", "csv", "--state", "missing");
        Assert.Equal(0, exported.ExitCode);
        var id = exported.Output.Split('\n')[1].Split(',')[0];
        var file = _phasa.Write("back.csv", $"id,source,target,target_language\n{id},休暇は30日前に申請します。,ຂໍລາພັກກ່ອນ 30 ມື້,lo\n");
        await IngestAsync("# 休暇\n\n休暇は14日前に申請します。");

        var refused = await _phasa.RunAsync("translations", "import", file, "-c", "c");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"line 2, a {id}: source-changed", refused.Error, StringComparison.Ordinal);
        Assert.Empty((await _phasa.RunJsonAsync("translations", "stale", "-c", "c")).GetProperty("translations").EnumerateArray());
        Assert.Equal(0, (await _phasa.RunAsync("translations", "import", file, "-c", "c", "--accept-stale")).ExitCode);
        var stale = (await _phasa.RunJsonAsync("translations", "stale", "-c", "c", "-l", "lo")).GetProperty("translations").EnumerateArray().Single();
        Assert.Equal(
            (id, "休暇は30日前に申請します。", "休暇は14日前に申請します。", "ຂໍລາພັກກ່ອນ 30 ມື້"),
            (stale.GetProperty("passageId").GetString(), stale.GetProperty("oldSource").GetString(), stale.GetProperty("source").GetString(), stale.GetProperty("text").GetString()));
        Assert.Contains("休暇は30日前に申請します。", (await _phasa.RunAsync("translations", "stale", "-c", "c")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportAndImport_OfNoKnownFormat_AreWrongUsage()
    {
        await IngestAsync("本文です。");

        Assert.Equal(2, (await _phasa.RunAsync("translations", "export", "-c", "c", "-l", "lo", "-o", "c.docx")).ExitCode);
        Assert.Equal(2, (await _phasa.RunAsync("translations", "export", "-c", "c", "-l", "lo", "--format", "docx")).ExitCode);
        Assert.Equal(2, (await _phasa.RunAsync("translations", "import", _phasa.Write("c.docx", "x"), "-c", "c")).ExitCode);
        Assert.Equal(2, (await _phasa.RunAsync("translations", "stale", "-c", "c", "--after", "p1")).ExitCode);
    }

    private Task<ProcessResult> IngestAsync(string text) => _phasa.RunAsync("ingest", _phasa.Write("a.md", text), "-c", "c", "-l", "ja", "--languages", "ja,lo");

    private string Memory(string source, string target) => _phasa.Write("first.tmx", $"""
        <tmx version="1.4"><header srclang="ja"/><body>
        <tu><tuv xml:lang="ja"><seg>{source}</seg></tuv><tuv xml:lang="lo"><seg>{target}</seg></tuv></tu>
        </body></tmx>
        """);
}
