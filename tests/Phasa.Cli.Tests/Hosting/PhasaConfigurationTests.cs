using Phasa.Cli.Tests.Support;

namespace Phasa.Cli.Tests.Hosting;

public sealed class PhasaConfigurationTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Theory]
    [InlineData("""{"Wroker": {"concurrency": 2}}""", "'Wroker'")]
    [InlineData("""{"Worker": {"concurency": 2}}""", "'Worker:concurency'")]
    [InlineData("""{"Worker": {"concurrency": 999}}""", "'Worker:Concurrency'")]
    [InlineData("""{"Worker": {"lease": "long"}}""", "'Worker:Lease'")]
    [InlineData("""{"Canary": {"rank": 0}}""", "'Canary:Rank'")]
    [InlineData("""{"Canary": {"probe": 2}}""", "'Canary:probe'")]
    [InlineData("""{"Api": {"maxJsonBytes": 1}}""", "'Api:MaxJsonBytes'")]
    [InlineData("""{"Translation": {"provider": []}}""", "'Translation:provider'")]
    [InlineData("""{"Translation": {"providers": [{"name": "x", "kind": "oracle"}]}}""", "Translation:providers:0")]
    [InlineData("""{"Translation": {"routes": [{"pairs": "ja->lo"}]}}""", "Translation:routes")]
    [InlineData("""{"Alerts": {"references": ["lao language"]}}""", "'Alerts:References:0'")]
    [InlineData("""{"Alerts": {"references": ["lo"], "interval": "long"}}""", "'Alerts:Interval'")]
    [InlineData("{", "phasa.json")]
    public async Task Serve_WrongSetting_DoesNotStartAndNamesIt(string json, string place)
    {
        _phasa.Write("data/phasa.json", json);

        var result = await _phasa.RunAsync("serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.StartsWith("error[invalid-configuration]: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(place, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_AboveTheFile_Counts()
    {
        _phasa.Write("data/phasa.json", """{"Worker": {"concurrency": 2}}""");

        var result = await _phasa.RunWithAsync(new() { ["PHASA_Worker__Concurrency"] = "1000" }, "doctor");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Worker:Concurrency", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_SingleUnderscore_IsRefused()
    {
        var result = await _phasa.RunWithAsync(new() { ["PHASA_WORKER_CONCURRENCY"] = "1" }, "keys", "list");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("PHASA_WORKER_CONCURRENCY", result.Error, StringComparison.Ordinal);
    }
}
