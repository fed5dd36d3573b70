using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Commands;

public sealed class ReembedCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public ReembedCommandTests() => StaticModelFolder.Configure(_phasa, "tiny", StaticModelFolder.Write(_phasa, "tiny", 1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Reembed_AndBack_ComparesSwitchesAndFindsEverything()
    {
        Assert.Equal(0, (await _phasa.RunAsync(PhasaExecutable.IngestHandbook)).ExitCode);

        var built = await ReembedHandbookAsync("--model", "tiny", "--no-switch");
        Assert.Equal(("ready", "hashed-ngrams", "tiny"), (State(built), Model(built, "embedding"), Model(built.GetProperty("next"), "embedding")));
        var comparison = built.GetProperty("reembedding").GetProperty("comparison");
        Assert.Equal(
            ["en", "ja", "lo", "th"],
            comparison.GetProperty("paths").EnumerateArray().Where(p => p.GetProperty("path").GetString() == "index").Select(p => p.GetProperty("language").GetString()));

        var switched = await ReembedHandbookAsync("--force");
        Assert.Equal(("switched", "tiny"), (State(switched), Model(switched, "embedding")));
        Assert.Equal("hashed-ngrams", Model(switched.GetProperty("previous"), "embedding"));
        Assert.Equal(10, (await _phasa.RunJsonAsync("search", "ລືມລະຫັດຜ່ານ", "-c", "handbook", "--threshold", "-1", "--top", "10")).GetProperty("hits").GetArrayLength());

        var back = await ReembedHandbookAsync("--rollback");
        Assert.Equal(("switched", "hashed-ngrams"), (State(back), Model(back, "embedding")));
        var dropped = await ReembedHandbookAsync("--drop-previous");
        Assert.False(dropped.TryGetProperty("previous", out _));
        Assert.All((await _phasa.RunJsonAsync("doctor")).GetProperty("findings").EnumerateArray(), f => Assert.True(f.GetProperty("isSound").GetBoolean(), f.ToString()));
    }

    [Fact]
    public async Task Reembed_FromWordsToMeaning_SwitchesByItselfAndCrossesLanguages()
    {
        Assert.Equal(0, (await _phasa.RunAsync(PhasaExecutable.IngestHandbook)).ExitCode);

        var switched = await ReembedHandbookAsync("--model", "phasa-static-1");

        Assert.Equal(("switched", "phasa-static-1"), (State(switched), Model(switched, "embedding")));
        var crossing = switched.GetProperty("reembedding").GetProperty("comparison").GetProperty("paths").EnumerateArray()
            .Single(p => p.GetProperty("language").GetString() == "lo" && p.GetProperty("path").GetString() == "originals");
        Assert.Equal("better", crossing.GetProperty("verdict").GetString());
        Assert.True(crossing.GetProperty("mrr").GetProperty("low").GetDouble() > 0.3);
    }

    [Fact]
    public async Task Reembed_ToPeople_SaysHowTheModelsCompareAndWhatToDo()
    {
        await IngestAsync(12);

        var result = await _phasa.RunAsync("reembed", "-c", "kb", "-m", "tiny", "--no-switch");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("kb: searched with hashed-ngrams; building tiny", result.Output, StringComparison.Ordinal);
        Assert.Contains("own rows", result.Output, StringComparison.Ordinal);
        Assert.Contains("phasa reembed --collection kb --force", result.Error, StringComparison.Ordinal);

        var cancelled = await _phasa.RunAsync("reembed", "-c", "kb", "--cancel");
        Assert.Equal((0, "kb: searched with hashed-ngrams\n"), (cancelled.ExitCode, cancelled.Output));
    }

    [Fact]
    public async Task Reembed_WhatDoesNotFit_IsRefusedWithTheNextStep()
    {
        await IngestAsync(1);
        await FailsAsync("invalid-request", "hashed-ngrams, tiny", "--model", "e6");
        await FailsAsync("reembedding-conflict", "already", "--model", "hashed-ngrams");
        await FailsAsync("reembedding-conflict", "nothing to go back to", "--rollback");
        await FailsAsync("reembedding-conflict", "--model", "--force");
        await FailsAsync("reembedding-conflict", "under way", "--cancel");
    }

    [Theory]
    [InlineData("--rollback", "--cancel")]
    [InlineData("--rollback", "--force")]
    [InlineData("--no-switch", "--force")]
    public async Task Reembed_OptionsThatExcludeEachOther_IsTwo(params string[] options) =>
        Assert.Equal(2, (await _phasa.RunAsync(["reembed", "-c", "kb", .. options])).ExitCode);

    [Fact]
    public async Task Reembed_WhileAServiceRuns_LooksOnAndTheServiceDoesIt()
    {
        await IngestAsync(30);
        await using var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        await service.OutputLineAsync("Phasa listens on ", Cancel);

        var result = await _phasa.RunAsync("reembed", "-c", "kb", "-m", "tiny", "--force", "--json");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("this command looks on", result.Error, StringComparison.Ordinal);
        Assert.Equal("switched", State(JsonDocument.Parse(result.Output).RootElement));
        service.Send(UnixSignal.Terminate);
        var log = (await service.EndAsync(Cancel)).Error;
        Assert.Contains("kb is reembedded from hashed-ngrams to tiny", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixSignal.Interrupt)]
    [InlineData(UnixSignal.Kill)]
    public async Task Reembed_EndedEarly_GoesOnWithTheSameCommand(UnixSignal signal)
    {
        await IngestAsync(1000);
        await using (var first = _phasa.Start("reembed", "-c", "kb", "-m", "tiny", "--force"))
        {
            await first.ErrorLineAsync("Searches go on", Cancel);
            first.Send(signal);
            var end = await first.EndAsync(Cancel);
            Assert.True(signal == UnixSignal.Kill || end.Error.Contains("'phasa reembed --collection kb' goes on", StringComparison.Ordinal), end.Error);
        }

        Assert.Equal("building", State(await ReembedAsync("--status")));

        var done = await ReembedAsync("--force");

        Assert.Equal(("switched", 1000), (State(done), done.GetProperty("reembedding").GetProperty("done").GetInt32()));
    }

    private static string? State(JsonElement answer) => answer.GetProperty("reembedding").GetProperty("state").GetString();

    private static string? Model(JsonElement of, string member) => of.GetProperty(member).GetProperty("model").GetString();

    private Task<JsonElement> ReembedHandbookAsync(params string[] options) => _phasa.RunJsonAsync(["reembed", "-c", "handbook", .. options]);

    private Task<JsonElement> ReembedAsync(params string[] options) => _phasa.RunJsonAsync(["reembed", "-c", "kb", .. options]);

    private async Task IngestAsync(int documents)
    {
        var file = _phasa.Write("documents.ndjson", string.Concat(Enumerable.Range(0, documents).Select(i =>
            JsonSerializer.Serialize(new { id = $"d{i}", language = "ja", title = $"文書 {i}", text = $"番号 {i} の説明です。" }) + "\n")));
        var result = await _phasa.RunAsync("ingest", file, "-c", "kb", "--languages", "ja");
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private async Task FailsAsync(string code, string says, params string[] options)
    {
        var result = await _phasa.RunAsync(["reembed", "-c", "kb", .. options]);
        Assert.Equal(code == "invalid-request" ? 2 : 1, result.ExitCode);
        Assert.StartsWith($"error[{code}]: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
    }
}
