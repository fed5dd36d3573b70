using System.Net.Http.Json;
using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Demo_AllQuestions_FindsTheArticleWithinLaoAndAcrossLanguages()
    {
        var report = await _phasa.RunJsonAsync("demo", "--exit");

        Assert.Equal("phasa-static-1", report.GetProperty("model").GetString());
        Assert.Equal(90, report.GetProperty("questions").GetInt32());
        Assert.Equal(["ja", "en", "th", "lo"], report.GetProperty("languages").EnumerateArray().Select(l => l.GetProperty("language").GetString()));
        Assert.All(["ja", "en", "th", "lo"], language => Assert.InRange(Figures(report, language, "index").RecallAt1, 0.3, 1));
        Assert.All(["en", "th", "lo"], language => Assert.InRange(Figures(report, language, "cross-lingual").RecallAt1, 0.3, 1));
    }

    [Fact]
    public async Task Demo_OfAModelThatAlignsNothing_PutsTheLaoIndexFarAhead()
    {
        var report = await _phasa.RunJsonAsync("demo", "--exit", "--embedding", "hashed-ngrams");

        Assert.Equal("hashed-ngrams", report.GetProperty("model").GetString());
        Assert.Equal(90, report.GetProperty("questions").GetInt32());
        var (index, crossing) = (Figures(report, "lo", "index"), Figures(report, "lo", "cross-lingual"));
        Assert.InRange(index.RecallAt1, 0.3, 1);
        Assert.InRange(crossing.RecallAt1, 0, index.RecallAt1 / 3);
        Assert.True(index.Similarity > 5 * crossing.Similarity);
        Assert.All(report.GetProperty("languages").EnumerateArray(), l => Assert.NotEqual("working", l.GetProperty("diagnosis").GetString()));
        Assert.Equal(11, report.GetProperty("figures").GetArrayLength());
        Assert.All(report.GetProperty("japaneseOnly").EnumerateArray(), f => Assert.Equal(9, f.GetProperty("queries").GetInt32()));
    }

    [Fact]
    public async Task Demo_Exit_ShowsTheComparisonAndRemovesItsFolder()
    {
        var result = await _phasa.RunWithAsync(new() { ["TMPDIR"] = _phasa.Folder }, "demo", "--exit", "--queries", "10", "--embedding", "hashed-ngrams");

        Assert.Equal(0, result.ExitCode);
        Assert.All(["Japanese", "English", "Thai", "Lao"], language => Assert.Matches($"(?m)^ Within {language} ", result.Output));
        Assert.Contains("cross-lingual", result.Output, StringComparison.Ordinal);
        Assert.Contains("warning[cross-lingual-broken]", result.Output, StringComparison.Ordinal);
        Assert.Contains("fallback", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', result.Output);
        Assert.Empty(Directory.EnumerateDirectories(_phasa.Folder));
    }

    [Fact]
    public async Task Demo_UnknownModel_NamesTheOnesThereAre()
    {
        var result = await _phasa.RunAsync("demo", "--exit", "--embedding", "nope");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("phasa-static-1, hashed-ngrams", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_FolderWithContent_IsRefused()
    {
        var file = _phasa.Write("full/note.txt", "mine");

        var result = await _phasa.RunAsync("demo", "--exit", "--data", Path.GetDirectoryName(file)!);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("phasa serve --data", result.Error, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task Demo_Serving_AnswersAndKeepsItsFolder()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = Path.Combine(_phasa.Folder, "demo");
        await using var demo = _phasa.Start("demo", "--queries", "5", "--urls", "http://127.0.0.1:0", "--data", data);
        var url = (await demo.OutputLineAsync("Phasa listens on ", cancel))["Phasa listens on ".Length..];

        using var client = new HttpClient();
        var answer = await client.PostAsJsonAsync($"{url}/v1/collections/handbook/search", new { query = "ລືມລະຫັດຜ່ານ", top = 3 }, cancel);
        Assert.Equal(3, (await answer.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("hits").GetArrayLength());

        demo.Send(UnixSignal.Interrupt);
        var result = await demo.EndAsync(cancel);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("curl -s", result.Output, StringComparison.Ordinal);
        Assert.Contains($"phasa serve --data {data}", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(data, "phasa.db")));
    }

    private static (double RecallAt1, double Similarity) Figures(JsonElement report, string language, string path)
    {
        var line = report.GetProperty("figures").EnumerateArray()
            .Single(f => f.GetProperty("language").GetString() == language && f.GetProperty("path").GetString() == path);
        return (line.GetProperty("recallAt1").GetDouble(), line.GetProperty("similarity").GetDouble());
    }
}
