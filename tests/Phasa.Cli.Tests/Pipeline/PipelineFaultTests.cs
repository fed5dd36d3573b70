using System.Globalization;
using System.Text.Json;

namespace Phasa.Cli.Tests.Pipeline;

/// <summary>
/// Every passage is accounted for, whatever providers do and however often the process dies: 100 passages and 4 kills here;
/// eval/pipeline/run.sh sets PHASA_PIPELINE_PASSAGES and PHASA_PIPELINE_KILLS for a long run and PHASA_PIPELINE_REPORTS for its results.
/// </summary>
public sealed class PipelineFaultTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public async Task FaultyProviders_AndKills_LoseNothingAndPayForNothingTwice()
    {
        var (passages, kills, seed) = (Number("PHASA_PIPELINE_PASSAGES", 100), Number("PHASA_PIPELINE_KILLS", 4), Number("PHASA_PIPELINE_SEED", 20260103));

        var whole = await RunAsync(seed, passages, 0);
        var killed = await RunAsync(seed, passages, kills);

        Assert.Equal(kills, killed.Kills);
        Assert.Equal((whole.Translated, whole.Parked, 0, 0), (killed.Translated, killed.Parked, whole.Lost, killed.Lost));
        Assert.Equal(passages * whole.Languages, whole.Translated + whole.Parked);
        Assert.Equal((whole.Translated, killed.Translated), (whole.Probed, killed.Probed));
        // A title for each document, and a heading for each passage.
        var others = whole.Languages * passages * (1 + (1.0 / PipelineRun.PassagesOfADocument));
        Assert.Equal((others + whole.Translated, others + killed.Translated), (whole.BookedTexts, killed.BookedTexts));
        Assert.Equal((whole.Calls, 0), (whole.Booked + whole.Unconfirmed, whole.SentTwice));
        Assert.InRange(killed.Calls, killed.Booked, killed.Booked + killed.Unconfirmed);
    }

    private static async Task<PipelineReport> RunAsync(int seed, int passages, int kills)
    {
        await using var run = await PipelineRun.CreateAsync(seed, passages);
        var report = await run.RunAsync(kills);
        var json = JsonSerializer.Serialize(report, Indented);
        TestContext.Current.TestOutputHelper!.WriteLine(json);
        if (Environment.GetEnvironmentVariable("PHASA_PIPELINE_REPORTS") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{passages}-passages-{kills}-kills.json"), json + "\n", TestContext.Current.CancellationToken);
        }

        return report;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
