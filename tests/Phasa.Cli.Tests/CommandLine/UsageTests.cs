using Phasa.Cli.Tests.Support;

namespace Phasa.Cli.Tests.CommandLine;

public sealed class UsageTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Theory]
    [InlineData("serch")]
    [InlineData("keys")]
    [InlineData("search")]
    [InlineData("search x --collection c --language not-a-tag")]
    [InlineData("search x --collection c --route sideways")]
    [InlineData("search x --collection c --top 0")]
    [InlineData("search x --collection c --top many")]
    [InlineData("search x --collection c --filter department")]
    [InlineData("search x --collection c --filter =it")]
    [InlineData("search x --collection c --filter open>true")]
    [InlineData("search x --collection c --filter {\"a\":{\"from\":1}}")]
    [InlineData("search x --collection c --filter {")]
    [InlineData("ingest missing-folder --collection c")]
    [InlineData("ingest . --collection c --translation lo")]
    [InlineData("ingest . --collection c --translation lo=missing-folder")]
    [InlineData("keys create k")]
    [InlineData("keys create k --scope owner")]
    [InlineData("serve --urls https://127.0.0.1:0")]
    [InlineData("serve --urls http://localhost:0")]
    [InlineData("serve --urls nonsense")]
    [InlineData("serve --urls ;")]
    [InlineData("demo --queries 0")]
    [InlineData("evaluate --collection c")]
    [InlineData("evaluate --queries missing.jsonl --collection c")]
    [InlineData("evaluate --queries . --collection c")]
    [InlineData("translations import missing.tmx --collection c")]
    public async Task Usage_Wrong_IsTwoWithANextStep(string line)
    {
        var result = await _phasa.RunAsync(line.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.StartsWith("error[invalid-request]: ", result.Error, StringComparison.Ordinal);
        Assert.Matches("(?m)^next: See 'phasa.* --help'\\.$", result.Error);
        Assert.False(Directory.Exists(_phasa.Data));
    }

    [Theory]
    [InlineData("search x --collection c", "store-unavailable")]
    [InlineData("doctor --config missing.json", null)]
    [InlineData("keys list --config missing.json", "invalid-configuration")]
    public async Task Work_Impossible_IsOne(string line, string? code)
    {
        var result = await _phasa.RunAsync(line.Split(' '));

        Assert.Equal(1, result.ExitCode);
        if (code is not null)
        {
            Assert.StartsWith($"error[{code}]: ", result.Error, StringComparison.Ordinal);
            Assert.Contains("\nnext: ", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Error_Usual_HasNoStackTraceUnlessAskedFor()
    {
        string[] line = ["search", "x", "--collection", "c"];

        Assert.DoesNotContain("   at ", (await _phasa.RunAsync(line)).Error, StringComparison.Ordinal);
        Assert.Contains("   at ", (await _phasa.RunWithAsync(new() { ["PHASA_DEBUG"] = "1" }, line)).Error, StringComparison.Ordinal);
    }
}
