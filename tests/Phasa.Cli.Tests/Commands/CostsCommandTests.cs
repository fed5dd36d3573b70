using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Commands;

/// <summary>Costs and budgets, with a real service that has a provider with a price.</summary>
public sealed class CostsCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Costs_OfATranslatedDocument_ShowTheProvidersFiguresAndTheBudget()
    {
        await using var server = await FakeChatServer.StartNewAsync();
        _phasa.Write("data/phasa.json", $$"""
            { "Translation": {
                "providers": [{ "name": "gpt", "kind": "openai-compatible", "model": "fake", "endpoint": "{{server.Endpoint}}" }],
                "prices": { "gpt": { "perMillionInputTokens": 1000000, "perMillionOutputTokens": 2000000 } } } }
            """);
        await _phasa.RunAsync("ingest", _phasa.Write("a.md", "# 請求書\n\n請求書は毎月一日に送られます。"), "-c", "kb", "-l", "ja", "--languages", "ja,lo");
        Assert.Contains("Budget of 100000.00 USD a month", (await _phasa.RunAsync("budget", "-c", "kb", "--set", "100000")).Output, StringComparison.Ordinal);
        await TranslateAsync();

        var costs = await _phasa.RunJsonAsync("costs", "-c", "kb");
        var line = Assert.Single(costs.GetProperty("lines").EnumerateArray());

        // The server says one token in and one out for each of two calls: the title's, the passage's.
        Assert.Equal(("lo", "gpt", 2, 2, 6m), (line.GetProperty("language").GetString(), line.GetProperty("provider").GetString(),
            line.GetProperty("inputTokens").GetInt32(), line.GetProperty("outputTokens").GetInt32(), line.GetProperty("cost").GetDecimal()));
        Assert.Equal(99_994m, costs.GetProperty("budget").GetProperty("left").GetDecimal());
        var shown = (await _phasa.RunAsync("costs", "-c", "kb", "--by", "document")).Output;
        Assert.Contains("6.00 USD", shown, StringComparison.Ordinal);
        Assert.Contains("left 99994.00", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("costs", "--by", "colour")]
    [InlineData("costs", "--from", "2026")]
    [InlineData("budget", "--set", "-1")]
    [InlineData("budget", "--set", "much")]
    public async Task Options_Wrong_AreWrongUsage(params string[] words)
    {
        await _phasa.RunAsync("collections", "create", "kb", "--languages", "ja,lo");
        var result = await _phasa.RunAsync([.. words, "-c", "kb"]);
        Assert.Equal(2, result.ExitCode);
    }

    /// <summary>Runs the workers until no job is left.</summary>
    private async Task TranslateAsync()
    {
        await using var process = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        await process.OutputLineAsync("Phasa listens on ", TestContext.Current.CancellationToken);
        for (var i = 0; i < 1_000; i++)
        {
            if ((await _phasa.RunJsonAsync("translations", "status", "-c", "kb")).GetProperty("jobs").GetArrayLength() == 0)
            {
                return;
            }
        }

        throw new InvalidOperationException("The job does not come to an end.");
    }
}
