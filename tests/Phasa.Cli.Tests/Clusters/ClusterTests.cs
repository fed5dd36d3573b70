using System.Globalization;
using System.Text.Json;
using Phasa.TestSupport.Clusters;
using Phasa.TestSupport.Servers;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Clusters;

/// <summary>
/// The promises with three servers and four workers over one PostgreSQL. 20 faults here; eval/cluster/run.sh sets
/// PHASA_CLUSTER_FAULTS and PHASA_CLUSTER_DOCUMENTS for a long run and PHASA_CLUSTER_REPORT for its result.
/// </summary>
public sealed class ClusterTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public async Task Nodes_KilledAndPaused_LoseNothingAndDoNothingTwice()
    {
        Assert.SkipWhen(PostgresFiles.SkipReason is not null, PostgresFiles.SkipReason ?? "");
        var options = new ClusterOptions();
        options = options with
        {
            Faults = Number("PHASA_CLUSTER_FAULTS", options.Faults),
            Documents = Number("PHASA_CLUSTER_DOCUMENTS", options.Documents),
            Seed = Number("PHASA_CLUSTER_SEED", options.Seed),
        };
        using var store = PostgresServer.Start();
        await using var provider = await FakeLibreTranslateServer.StartNewAsync();
        var output = TestContext.Current.TestOutputHelper!;

        var report = await ClusterRun.RunAsync(store, provider, options, output.WriteLine, TestContext.Current.CancellationToken);

        output.WriteLine(report.ToString());
        Assert.Equal(options.Faults, report.Kills + report.Pauses);
        Assert.True(report.Acknowledged >= options.Documents && report.MachineTranslations > options.Documents, "Too little was done for the run to show anything.");
        Assert.Equal(0, report.TranslatedTwice);
        if (Environment.GetEnvironmentVariable("PHASA_CLUSTER_REPORT") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Indented) + "\n");
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
