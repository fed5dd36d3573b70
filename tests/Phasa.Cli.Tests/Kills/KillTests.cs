using System.Globalization;
using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Kills;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Kills;

/// <summary>
/// Promises 1 and 3 against SIGKILL. 20 kills here; eval/kill/run.sh sets PHASA_KILLS for a long run and PHASA_KILL_REPORT
/// for its result.
/// </summary>
public sealed class KillTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public async Task Killed_AtRandomMoments_KeepsWhatItAcknowledgedAndMixesNothing()
    {
        using var phasa = new PhasaExecutable();
        await using var provider = await FakeLibreTranslateServer.StartNewAsync();
        Directory.CreateDirectory(phasa.Data);
        await File.WriteAllTextAsync(Path.Combine(phasa.Data, "phasa.json"), $$"""
            {
              "Translation": { "providers": [{ "name": "libre", "kind": "libretranslate", "endpoint": "{{provider.Endpoint}}" }] },
              "Worker": { "Lease": "00:00:05", "Poll": "00:00:00.2", "FirstRetry": "00:00:00.2" }
            }
            """);
        var kills = Number("PHASA_KILLS", 20);
        var seed = Number("PHASA_KILL_SEED", 20260101);
        var output = TestContext.Current.TestOutputHelper!;

        var report = await new KillRun(() => KilledService.StartAsync(phasa), seed).RunAsync(kills, output.WriteLine);

        output.WriteLine(report.ToString());
        Assert.Equal(kills, report.Kills);
        Assert.True(report.Acknowledged > kills, "The process was killed before it could do anything worth keeping.");
        Assert.NotEmpty(provider.Requests);
        if (Environment.GetEnvironmentVariable("PHASA_KILL_REPORT") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Indented) + "\n");
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
