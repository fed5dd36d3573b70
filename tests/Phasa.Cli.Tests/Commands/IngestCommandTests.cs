using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Commands;

public sealed class IngestCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Ingest_FolderWithTranslations_IsFoundInEachLanguage()
    {
        var first = await _phasa.RunJsonAsync(PhasaExecutable.IngestHandbook);
        var second = await _phasa.RunJsonAsync(PhasaExecutable.IngestHandbook);
        var search = await _phasa.RunAsync("search", "ລືມລະຫັດຜ່ານ", "--collection", "handbook", "--json");

        Assert.Equal((36, 0, 0), Counts(first));
        Assert.Equal((0, 36, 0), Counts(second));
        Assert.DoesNotContain("\\u", search.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', search.Output);
        var answer = JsonDocument.Parse(search.Output).RootElement;
        Assert.Equal("lo", answer.GetProperty("language").GetString());
        Assert.Equal("script", answer.GetProperty("languageSource").GetString());
        var hit = answer.GetProperty("hits")[0];
        Assert.Equal("index", hit.GetProperty("route").GetString());
        Assert.Equal("lo", hit.GetProperty("textLanguage").GetString());
        Assert.Equal("ja", hit.GetProperty("original").GetProperty("language").GetString());
        Assert.Contains(answer.GetProperty("routes").EnumerateArray(), r => r.GetProperty("route").GetString() == "fallback");
    }

    [Fact]
    public async Task Ingest_BadLines_AreNamedAndTheRestIsRead()
    {
        var file = _phasa.Write("docs.ndjson", """
            {"id": "one", "text": "The first document", "language": "en"}
            {"id": "two", "text":
            {"id": "", "text": "No id", "language": "en"}
            {"id": "four", "text": "The fourth document", "language": "en"}
            """);

        var result = await _phasa.RunAsync("ingest", file, "--collection", "c", "--languages", "en,lo", "--json");

        Assert.Equal(1, result.ExitCode);
        var summary = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal((2, 0, 2), Counts(summary));
        Assert.Equal([$"{file}:2", $"{file}:3"], summary.GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("place").GetString()));
        Assert.Contains($"{file}:2", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_ChangedAndSkippedFiles_AreCounted()
    {
        _phasa.Write("docs/a.md", "# A\n\nFirst text.");
        _phasa.Write("docs/b.md", "# B\n\nSecond text.");
        string[] line = ["ingest", Path.Combine(_phasa.Folder, "docs"), "-c", "c", "-l", "en"];
        await _phasa.RunAsync(line);
        _phasa.Write("docs/b.md", "# B\n\nOther text.");
        _phasa.Write("docs/c.bin", "x");

        var result = await _phasa.RunAsync(line);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("0 created, 1 replaced, 1 unchanged, 0 failed, 1 skipped\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("c.bin", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_NewCollectionWithoutLanguages_IsRefused()
    {
        var file = _phasa.Write("a.md", "# A\n\nText.");

        var result = await _phasa.RunAsync("ingest", file, "--collection", "c");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--languages", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_TranslationOutsideTheCollection_IsRefusedBeforeAnythingIsWritten()
    {
        var file = _phasa.Write("a.md", "# A\n\nText.");
        await _phasa.RunAsync("collections", "create", "c", "--languages", "en");

        var result = await _phasa.RunAsync("ingest", file, "-c", "c", "-t", $"lo={file}");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error[language-not-in-collection]: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await _phasa.RunJsonAsync("documents", "list", "-c", "c")).GetProperty("documents").GetArrayLength());
    }

    [Fact]
    public async Task Ingest_Interrupted_GoesOnWithTheSameCommand()
    {
        const int Documents = 1500;
        var file = _phasa.Write("many.ndjson", string.Concat(Enumerable.Range(0, Documents).Select(i => $$"""{"id": "d{{i}}", "text": "{{string.Join(' ', Enumerable.Range(i, 60))}}"}""" + "\n")));
        string[] line = ["ingest", file, "-c", "c", "-l", "en"];

        await using var process = _phasa.Start([.. line, "--json"]);
        await process.ErrorLineAsync("Created collection", TestContext.Current.CancellationToken);
        process.Send(UnixSignal.Interrupt);
        var stopped = await process.EndAsync(TestContext.Current.CancellationToken);
        var rest = await _phasa.RunJsonAsync(line);

        Assert.Equal(1, stopped.ExitCode);
        Assert.Contains("run the same command again", stopped.Error, StringComparison.Ordinal);
        var first = JsonDocument.Parse(stopped.Output).RootElement;
        Assert.True(first.GetProperty("interrupted").GetBoolean());
        Assert.Equal((Documents - Counts(first).Created, Counts(first).Created, 0), Counts(rest));
    }

    private static (int Created, int Unchanged, int Failed) Counts(JsonElement summary) =>
        (summary.GetProperty("created").GetInt32(), summary.GetProperty("unchanged").GetInt32(), summary.GetProperty("failed").GetInt32());
}
