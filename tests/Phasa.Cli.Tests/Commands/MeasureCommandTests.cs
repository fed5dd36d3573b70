using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.Separation;

namespace Phasa.Cli.Tests.Commands;

public sealed class MeasureCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Measure_ToPeople_FitsATerminalAndSaysWhatItMeans()
    {
        var result = await _phasa.RunAsync("measure", "--draws", "100");

        Assert.Equal(0, result.ExitCode);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain('\u001b', result.Output);
        foreach (var part in new[] { "phasa-static-1 (", " ja   ", "noise baseline", "+ working   ~ weak   x broken", "discriminability", "What it means, with knowledge written in ja", " lo→ja ", "query-translation", "False accept", "Pair set 'workplace'", "seed 20260101, 100 draws" })
        {
            Assert.Contains(part, result.Output, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(_phasa.Data));
        Assert.Contains("0 of them from the cache", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measure_TenLanguages_ShowsTheMatrixInBlocks()
    {
        string[] languages = ["ja", "en", "th", "lo", "km", "my", "vi", "zh-Hant", "ko", "id"];
        var pairs = _phasa.Write("p.csv", $"id,{string.Join(',', languages)}\n{string.Concat(Enumerable.Range(0, 4).Select(i => $"{i}," + string.Join(',', languages.Select(l => $"{l} word {i}")) + "\n"))}");

        var result = await _phasa.RunAsync("measure", "--pairs", pairs, "-m", "hashed-ngrams", "--draws", "100", "--source", "en");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        var heads = result.Output.Split('\n').Where(l => l.StartsWith(" query ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, heads.Count);
        Assert.Equal(["query", .. languages.Take(7), "query", .. languages.Skip(7)], heads.SelectMany(h => h.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Measure_ASecondTime_EmbedsNothingAndFindsTheSame()
    {
        var pairs = PairFiles.Write(_phasa, "p.jsonl", 30);
        var first = await _phasa.RunAsync("measure", "--pairs", pairs, "--json", "--draws", "100");
        var second = await _phasa.RunAsync("measure", "--pairs", pairs, "--json", "--draws", "100");

        Assert.Contains("120 texts, 0 of them from the cache", first.Error, StringComparison.Ordinal);
        Assert.Contains("120 texts, 120 of them from the cache", second.Error, StringComparison.Ordinal);
        var (a, b) = (MeasurementJson.Read(first.Output, "first"), MeasurementJson.Read(second.Output, "second"));
        Assert.Equal(MeasurementJson.Write(a), MeasurementJson.Write(b with { At = a.At }));
    }

    [Fact]
    public async Task Measure_SeveralModels_ComparesThemAndWritesTheReport()
    {
        StaticModelFolder.Write(_phasa, "tiny", 1);
        var pairs = PairFiles.Write(_phasa, "p.jsonl", 30);
        var result = await _phasa.RunAsync(
            "measure", "--pairs", pairs, "-m", "hashed-ngrams", "-m", Path.Combine(_phasa.Folder, "tiny"), "--draws", "100", "--html", Path.Combine(_phasa.Folder, "r.html"), "--no-cache");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("Model against model", result.Output, StringComparison.Ordinal);
        Assert.Contains("tiny (", result.Output, StringComparison.Ordinal);
        Assert.Contains("of 4 differences", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(Path.Combine(_phasa.Folder, "r.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_phasa.Folder, "cache")));
    }

    [Fact]
    public async Task Measure_Json_IsTheDocumentOfTheLibrary()
    {
        var json = await _phasa.RunJsonAsync("measure", "--pairs", PairFiles.Write(_phasa, "p.jsonl", 30), "--languages", "lo", "--source", "lo", "--draws", "100", "--seed", "7");

        Assert.Equal((1, "lo", 7, 100), (json.GetProperty("format").GetInt32(), json.GetProperty("source").GetString(), json.GetProperty("seed").GetInt32(), json.GetProperty("draws").GetInt32()));
        var condition = json.GetProperty("models")[0].GetProperty("conditions").EnumerateArray().Single();
        Assert.Equal(("lo", "lo", 30), (condition.GetProperty("query").GetString(), condition.GetProperty("document").GetString(), condition.GetProperty("items").GetInt32()));
        Assert.Equal(30, condition.GetProperty("byItem").GetProperty("auc").GetArrayLength());
    }

    [Theory]
    [InlineData(60, "broken", null, 1, "--fail-on broken does not hold: 4 of 4 conditions fail.")]
    [InlineData(60, "weak", "lo:en", 1, "--fail-on weak does not hold: 1 of 1 conditions fail.")]
    [InlineData(10, "broken", null, 0, "4 of 4 conditions have too little data")]
    [InlineData(10, "weak", "lo", 1, "--fail-on weak does not hold: 2 of 2 conditions fail.")]
    public async Task FailOn_ALevel_DecidesTheExitStatus(int items, string level, string? only, int status, string says)
    {
        var pairs = PairFiles.Write(_phasa, "p.jsonl", items);

        var result = await _phasa.RunAsync(["measure", "--pairs", pairs, "-m", "hashed-ngrams", "--fail-on", level, .. only is null ? Array.Empty<string>() : ["--only", only], "--draws", "200"]);

        Assert.Equal(status, result.ExitCode);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baseline_WorseSince_FailsWithATable()
    {
        // What the former model knows, the latter does not: the built-in set's Japanese.
        var former = await _phasa.RunAsync("measure", "--languages", "ja,en", "--json");
        var file = _phasa.Write("baseline.json", former.Output);

        var same = await _phasa.RunAsync("measure", "--languages", "ja,en", "--baseline", file);
        var worse = await _phasa.RunAsync("measure", "--languages", "ja,en", "-m", "hashed-ngrams", "--baseline", file);
        var other = await _phasa.RunAsync("measure", "--languages", "ja,lo", "--baseline", file);

        Assert.Equal(0, same.ExitCode);
        Assert.Contains("None of 4 differences is beyond chance", same.Output, StringComparison.Ordinal);
        Assert.Equal(1, worse.ExitCode);
        Assert.Contains("Against the baseline of ", worse.Output, StringComparison.Ordinal);
        Assert.Contains("Worse than the baseline beyond chance: hashed-ngrams", worse.Error, StringComparison.Ordinal);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("measured on other pairs", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromCollection_Saved_IsKeptForTheCollection()
    {
        Assert.Equal(0, (await _phasa.RunAsync(PhasaExecutable.IngestHandbook)).ExitCode);

        var result = await _phasa.RunAsync("measure", "--from-collection", "handbook", "--save", "--draws", "100");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("Pair set 'handbook'", result.Output, StringComparison.Ordinal);
        Assert.Contains("What it means, with knowledge written in ja", result.Output, StringComparison.Ordinal);
        Assert.Contains("lo→ja", result.Output, StringComparison.Ordinal);
        Assert.Contains("Saved as m1; searches of 'handbook' route by it.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--pairs none.jsonl", 2, "There is neither a file nor a pair set in the box named 'none.jsonl'", "workplace")]
    [InlineData("--model none", 2, "There is no embedding model 'none'", "phasa-static-1")]
    [InlineData("--model hashed-ngrams --model hashed-ngrams", 2, "Two models are named 'hashed-ngrams'", "once")]
    [InlineData("--source sw", 2, "--source: the pair set 'workplace' has no texts in 'sw'", "lo")]
    [InlineData("--languages sw,lo", 2, "has no texts in 'sw'", "lo")]
    [InlineData("--fail-on bad", 2, "'bad' is no level to fail on", "broken or weak")]
    [InlineData("--fail-on broken --only lo:sw", 2, "--only: the pair set has no pairs for 'lo:sw'", "lo:ja")]
    [InlineData("--only lo", 2, "give one of them", "--fail-on")]
    [InlineData("--draws 5", 2, "it must lie between 100 and 100000", "--draws")]
    [InlineData("--pairs workplace --from-collection kb", 2, "exclude each other", "--pairs")]
    [InlineData("--baseline none.json", 1, "The baseline 'none.json' cannot be read", "--json")]
    [InlineData("--save", 1, "There is no store in the data folder", "--data")]
    public async Task Measure_WrongInput_SaysWhatAndWhatToDo(string arguments, int status, string says, string next)
    {
        var result = await _phasa.RunAsync(["measure", .. arguments.Split(' ')]);

        Assert.Equal(status, result.ExitCode);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.Contains(next, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Measure_FaultyPairs_NamesEveryLine()
    {
        var result = await _phasa.RunAsync("measure", "--pairs", _phasa.Write("p.jsonl", "{}\n\nno\n"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("p.jsonl:1: the member 'id' is missing", result.Error, StringComparison.Ordinal);
        Assert.Contains("p.jsonl:3: this is not JSON", result.Error, StringComparison.Ordinal);
        Assert.Contains("docs/reference/formats.md", result.Error, StringComparison.Ordinal);
    }
}
