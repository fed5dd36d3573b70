using System.Net;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Languages;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Drift;

namespace Phasa.AspNetCore.Tests.Alerts;

public sealed class AlertTests
{
    private static readonly LanguageTag Lao = LanguageTag.Parse("lo");

    [Fact]
    public async Task List_OpenAndClosed_SaysWhatWasMeasuredAndWhatToDo()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var opened = await OpenAsync(host, AlertKind.SimilarityDrop);

        var listed = (await host.GetAsync("/v1/alerts?state=open&collection=kb&language=lo")).Json["alerts"]![0]!;
        Assert.Equal($"{opened.Id}", listed["id"]!.ToString());
        Assert.Equal(("similarity-drop", "open", "critical", "kb", "lo"), ($"{listed["kind"]}", $"{listed["state"]}", $"{listed["severity"]}", $"{listed["collection"]}", $"{listed["language"]}"));
        Assert.Equal(("0.1", "0.4", "42", "It fell.", "Look."), ($"{listed["measured"]}", $"{listed["expected"]}", $"{listed["searches"]}", $"{listed["message"]}", $"{listed["advice"]}"));
        Assert.Null(listed["closedAt"]);

        await host.Store.Alerts.SettleAsync(opened.Finding.Key.Collection, [AlertKind.SimilarityDrop], []);
        Assert.Empty((await host.GetAsync("/v1/alerts?state=open")).Json["alerts"]!.AsArray());
        Assert.Equal("closed", $"{(await host.GetAsync($"/v1/alerts/{opened.Id}")).Json["state"]}");
    }

    [Fact]
    public async Task List_MoreThanAPage_GoesOnWithTheCursor()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await OpenAsync(host, AlertKind.SimilarityDrop);
        await OpenAsync(host, AlertKind.QueueStuck);

        var first = (await host.GetAsync("/v1/alerts?limit=1")).Json;
        Assert.Equal("queue-stuck", $"{first["alerts"]![0]!["kind"]}");
        var second = (await host.GetAsync($"/v1/alerts?limit=1&cursor={first["nextCursor"]}")).Json;
        Assert.Equal("similarity-drop", $"{second["alerts"]![0]!["kind"]}");
        Assert.Null(second["nextCursor"]);
    }

    [Fact]
    public async Task Acknowledge_AsTheNewNormal_BeginsTheBaselineAnew()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var alert = await OpenAsync(host, AlertKind.SimilarityDrop);
        var collection = alert.Finding.Key.Collection!.Value;
        await host.Store.Alerts.ChangeDriftAsync(collection, Lao, s => s with { Space = "s", Similarity = new Cusum { Value = 14, Searches = 20 } });

        var answer = await host.PostAsync($"/v1/alerts/{alert.Id}/acknowledge", null);
        Assert.Equal((HttpStatusCode.OK, "this machine"), (answer.Status, $"{answer.Json["acknowledgedBy"]}"));
        Assert.Equal(14, Assert.Single(await host.Store.Alerts.DriftsAsync(collection)).Similarity.Value);

        await host.PostAsync($"/v1/alerts/{alert.Id}/acknowledge?normal=true", null);
        var state = Assert.Single(await host.Store.Alerts.DriftsAsync(collection));
        Assert.Equal((0.0, "s"), (state.Similarity.Value, state.Space));
        Assert.True(state.NormalSince > alert.OpenedAt.AddMinutes(-1));
    }

    [Fact]
    public async Task Acknowledge_WhatIsNotDriftAsTheNewNormal_IsRefused()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var alert = await OpenAsync(host, AlertKind.QueueStuck);

        (await host.PostAsync($"/v1/alerts/{alert.Id}/acknowledge?normal=true", null)).Problem(ErrorCodes.InvalidRequest);
        Assert.Null((await host.Store.Alerts.FindAsync(alert.Id))!.Acknowledged);
    }

    private static async Task<Alert> OpenAsync(ApiHost host, AlertKind kind)
    {
        var collection = (await host.Store.Collections.FindAsync("kb"))!.Id;
        var finding = new AlertFinding(new(kind, collection, Lao), AlertSeverity.Critical, DateTimeOffset.UtcNow, "It fell.", "Look.") { Measured = 0.1, Expected = 0.4, Searches = 42, OnceIn = 1e6 };
        return Assert.Single((await host.Store.Alerts.SettleAsync(collection, [kind], [finding])).Opened);
    }
}
