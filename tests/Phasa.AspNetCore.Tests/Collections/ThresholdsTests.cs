using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Calibration;

namespace Phasa.AspNetCore.Tests.Collections;

public sealed class ThresholdsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_NeverCalibrated_HasNoThresholds()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        Assert.Contains("\"thresholds\":null", (await host.GetAsync("/v1/collections/kb")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Calibrated_ShowsEachPairAndASearchExplainsIt()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        for (var i = 0; i < 20; i++)
        {
            var put = await host.PostAsync("/v1/collections/kb/documents", $$"""{"id":"d{{i}}","title":"Chapter {{i * 7919}}","language":"en","text":"What is said in {{i * 104729}}."}""");
            Assert.Equal(HttpStatusCode.Created, put.Status);
        }

        var kb = (await host.Store.Collections.FindAsync("kb", Stop))!;
        var calibration = await host.App.Services.GetRequiredService<CollectionCalibrator>().FitAsync(kb, new(0.05, 0.05) { Seed = 4 }, cancellationToken: Stop);
        await host.Store.Calibrations.SaveAsync(kb.Id, calibration, null, Stop);

        var thresholds = (await host.GetAsync("/v1/collections/kb"))["thresholds"]!;
        Assert.Equal(("titles", 4), ((string?)thresholds["source"], (int)thresholds["seed"]!));
        Assert.Null(thresholds["error"]);
        var pair = Assert.Single(thresholds["pairs"]!.AsArray())!;
        Assert.Equal(("en", "en", 20, 20, 20), ((string?)pair["query"], (string?)pair["rows"], (int)pair["rowCount"]!, (int)pair["queries"]!, (int)pair["answerable"]!));
        var fit = Assert.Single(calibration.Pairs).Fit;
        Assert.Equal(fit.FalseAccept, (double)pair["falseAccept"]!);
        Assert.Equal(fit.Miss, (double)pair["miss"]!);
        Assert.Contains((string?)pair["verdict"], new[] { "separable", "no-cutoff" });

        var route = (await host.PostAsync("/v1/collections/kb/search", """{"query":"Chapter","language":"en","explain":true,"route":"index"}"""))["routes"][0]!;
        Assert.Contains(
            (string?)route["thresholdSource"] == "calibrated" ? "calibrated 20" : "no cutoff keeps both promises",
            (string?)route["explanation"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AfterACalibrationFailedByItself_ShowsTheError()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var kb = (await host.Store.Collections.FindAsync("kb", Stop))!;
        await host.Store.Calibrations.SaveAsync(
            kb.Id, new() { Space = kb.Space, At = DateTimeOffset.UnixEpoch, Source = CalibrationSource.Titles, Seed = 1, Rows = [], Pairs = [] }, null, Stop);
        await host.Store.Calibrations.TakeTurnAsync(kb.Id, TimeSpan.FromMinutes(1), Stop);
        await host.Store.Calibrations.EndTurnAsync(kb.Id, "The model is away.", null, Stop);
        Assert.Equal("The model is away.", (string?)(await host.GetAsync("/v1/collections/kb"))["thresholds"]!["error"]);
    }
}
