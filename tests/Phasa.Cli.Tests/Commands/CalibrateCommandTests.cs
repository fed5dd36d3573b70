using System.Text.Json;
using Phasa.Cli.Tests.Support;

namespace Phasa.Cli.Tests.Commands;

public sealed class CalibrateCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    /// <summary>
    /// The promise on real texts: thresholds from half of the judged questions, and on the other half, made unanswerable by
    /// ignoring the documents that answer them, no more false accepts than the beta-binomial band allows.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Calibrate_HalfOfTheQuestions_KeepsItsPromisesOnTheOtherHalf(int seed)
    {
        await IngestAsync();
        var lines = await File.ReadAllLinesAsync(Path.Combine(PhasaExecutable.Handbook, "queries.jsonl"), TestContext.Current.CancellationToken);
        new Random(seed).Shuffle(lines);
        var (half, other) = (_phasa.Write("a.jsonl", string.Join('\n', lines[..45])), _phasa.Write("b.jsonl", string.Join('\n', lines[45..])));

        var result = await _phasa.RunJsonAsync("calibrate", "-c", "handbook", "--queries", half, "--held-out", other, "--dry-run");

        Assert.False(result.GetProperty("saved").GetBoolean());
        var checks = result.GetProperty("heldOut").EnumerateArray().ToList();
        Assert.Equal(
            ["en-en", "en-ja", "ja-ja", "lo-ja", "lo-lo", "th-ja", "th-th"],
            checks.Select(c => $"{c.GetProperty("query")}-{c.GetProperty("rows")}").Order(StringComparer.Ordinal));
        Assert.All(checks, c => Assert.Equal((45, 0, 7), (Int(c, "queries"), Int(c.GetProperty("band"), "low"), Int(c.GetProperty("band"), "high"))));
        Assert.All(checks, c => Assert.True(c.GetProperty("holds").GetBoolean(), c.ToString()));
        Assert.InRange(checks.Sum(c => Int(c, "falseAccepts")), 1, 7 * 7);
    }

    /// <summary>The same promise on questions that were written to have no answer in the handbook.</summary>
    [Fact]
    public async Task Calibrate_AllQuestions_KeepsItsPromiseOnUnanswerableOnes()
    {
        await IngestAsync();
        var result = await _phasa.RunJsonAsync(
            "calibrate", "-c", "handbook", "--queries", Path.Combine(PhasaExecutable.Handbook, "queries.jsonl"),
            "--held-out", Path.Combine(PhasaExecutable.Handbook, "unanswerable.jsonl"), "--dry-run");
        var checks = result.GetProperty("heldOut").EnumerateArray().ToList();
        Assert.Equal(7, checks.Count);
        Assert.All(checks, c => Assert.True(Int(c, "queries") >= 50 && c.GetProperty("holds").GetBoolean(), c.ToString()));
        Assert.All(checks, c => Assert.Equal((0, false), (Int(c, "answerable"), c.TryGetProperty("misses", out _))));
    }

    [Fact]
    public async Task Calibrate_ThenSearch_UsesAndExplainsTheThreshold()
    {
        await IngestAsync();
        var queries = Path.Combine(PhasaExecutable.Handbook, "queries.jsonl");
        var result = await _phasa.RunAsync("calibrate", "-c", "handbook", "--queries", queries);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("lo→ja", result.Output, StringComparison.Ordinal);
        Assert.Contains("No cutoff satisfies both promises", result.Output, StringComparison.Ordinal);
        Assert.Contains("Searches use these thresholds now", result.Error, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n').Where(l => l.Contains('→', StringComparison.Ordinal) && l.StartsWith(' ')), l => Assert.InRange(l.TrimEnd().Length, 1, 80));

        var route = (await _phasa.RunJsonAsync("search", "ລືມລະຫັດຜ່ານ", "-c", "handbook", "--explain")).GetProperty("routes")[0];
        Assert.Equal("calibrated", route.GetProperty("thresholdSource").GetString());
        Assert.Matches("τ_miss at 5% for queries in lo against rows in lo, calibrated .* from 90 judged queries with 330 rows \\(330 now\\)", route.GetProperty("explanation").GetString());
        Assert.Contains("τ_miss at 5%", (await _phasa.RunAsync("search", "ລືມລະຫັດຜ່ານ", "-c", "handbook", "--explain")).Output, StringComparison.Ordinal);

        // Another preference turns the same calibration round.
        _phasa.Write("data/phasa.json", """{"Calibration":{"prefer":"silence"}}""");
        var silent = (await _phasa.RunJsonAsync("search", "ລືມລະຫັດຜ່ານ", "-c", "handbook", "--explain")).GetProperty("routes")[0];
        Assert.True(silent.GetProperty("threshold").GetDouble() > route.GetProperty("threshold").GetDouble());
        Assert.Contains("τ_false-accept at 5%", silent.GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calibrate_DryRun_ChangesNothing()
    {
        await IngestAsync();
        Assert.Contains("Nothing was saved", (await _phasa.RunAsync("calibrate", "-c", "handbook", "--dry-run")).Error, StringComparison.Ordinal);
        var route = (await _phasa.RunJsonAsync("search", "ລືມລະຫັດຜ່ານ", "-c", "handbook")).GetProperty("routes")[0];
        Assert.Equal("model", route.GetProperty("thresholdSource").GetString());
    }

    [Fact]
    public async Task Serve_CollectionHasOutgrownItsThresholds_CalibratesItAnew()
    {
        var cancel = TestContext.Current.CancellationToken;
        await IngestChaptersAsync(0, 20);
        Assert.Equal(0, (await _phasa.RunAsync("calibrate", "-c", "kb")).ExitCode);
        await IngestChaptersAsync(20, 40);
        Assert.Contains("warning[threshold-outdated]", (await _phasa.RunAsync("search", "Chapter 7919", "-c", "kb")).Output, StringComparison.Ordinal);

        await using var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = new((await service.OutputLineAsync("Phasa listens on ", cancel))["Phasa listens on ".Length..]) };
        JsonElement pair;
        do
        {
            pair = JsonDocument.Parse(await client.GetStringAsync("/v1/collections/kb", cancel)).RootElement.GetProperty("thresholds").GetProperty("pairs")[0];
        }
        while (Int(pair, "rowCount") == 20);

        Assert.Equal((40, 40), (Int(pair, "rowCount"), Int(pair, "queries")));
        Assert.DoesNotContain("threshold-outdated", (await _phasa.RunAsync("search", "Chapter 7919", "-c", "kb")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calibrate_FewDocuments_SaysWhatIsMissing()
    {
        var file = _phasa.Write("a.md", "# One\n\nText of one.");
        _phasa.Write("docs/b.md", "# Two\n\nText of two.");
        await _phasa.RunAsync("ingest", file, Path.Combine(_phasa.Folder, "docs"), "-c", "kb", "--language", "en", "--languages", "en");
        var result = await _phasa.RunAsync("calibrate", "-c", "kb");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Too few queries with a right document for en→en: 19 are needed", result.Output, StringComparison.Ordinal);
        Assert.Contains("--queries", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calibrate_UnknownDocument_NamesFileAndLine()
    {
        await IngestAsync();
        var file = _phasa.Write("q.jsonl", """
            {"id":"a","query":{"lo":"ລືມ"},"relevant":["password-reset"]}
            {"id":"b","query":{"lo":"ລືມ"},"relevant":["pasword-reset"]}
            """);
        var result = await _phasa.RunAsync("calibrate", "-c", "handbook", "--queries", file);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The query 'b' names the document 'pasword-reset'", result.Error, StringComparison.Ordinal);
        Assert.Contains("documents list", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--alpha", "0")]
    [InlineData("--beta", "0.6")]
    [InlineData("--queries", "missing.jsonl")]
    public async Task Calibrate_WrongUsage_IsRefused(params string[] arguments) =>
        Assert.Equal(2, (await _phasa.RunAsync(["calibrate", "-c", "kb", .. arguments])).ExitCode);

    private async Task IngestChaptersAsync(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            _phasa.Write($"{from}/{i}.md", $"# Chapter {i * 7919}\n\nWhat is said in {i * 104729}.");
        }

        var result = await _phasa.RunAsync("ingest", Path.Combine(_phasa.Folder, $"{from}"), "-c", "kb", "-l", "en", "--languages", "en");
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static int Int(JsonElement element, string member) => element.GetProperty(member).GetInt32();

    private async Task IngestAsync() => Assert.Equal(0, (await _phasa.RunAsync(PhasaExecutable.IngestHandbook)).ExitCode);
}
