using System.Text.Json.Nodes;
using Phasa.Monitoring.Alerts;
using Phasa.Sqlite;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Webhooks;

namespace Phasa.Cli.Tests.Webhooks;

/// <summary>A data folder whose alerts are told to webhooks.</summary>
internal static class WebhookFolder
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Configures receivers with their secrets in files of the data folder. Nothing but tests writes alerts.</summary>
    public static void Configure(PhasaExecutable phasa, params WebhookReceiver[] receivers)
    {
        foreach (var receiver in receivers)
        {
            phasa.Write($"data/{receiver.Url.Port}.secret", receiver.Secret + "\n");
        }

        var webhooks = receivers.Select(r => new JsonObject { ["url"] = r.Url.AbsoluteUri, ["secretFile"] = $"{r.Url.Port}.secret", ["timeout"] = "00:00:01" });
        phasa.Write("data/phasa.json", new JsonObject { ["Alerts"] = new JsonObject { ["enabled"] = false, ["webhooks"] = new JsonArray([.. webhooks]) } }.ToJsonString());
    }

    /// <summary>Opens an alert as another process over the folder does.</summary>
    public static async Task<Alert> OpenAlertAsync(PhasaExecutable phasa)
    {
        await using var store = new SqliteKnowledgeStore(Path.Combine(phasa.Data, "phasa.db"));
        await store.OpenAsync(Stop);
        var finding = new AlertFinding(new(AlertKind.ProviderFailing, null, null, "libre"), AlertSeverity.Critical, DateTimeOffset.UtcNow, "It fails.", "Look.");
        return Assert.Single((await store.Alerts.SettleAsync(null, [AlertKind.ProviderFailing], [finding], Stop)).Opened);
    }
}
