using System.CommandLine;
using Phasa.AspNetCore.Alerts.Webhooks;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Monitoring.Alerts.Webhooks;

namespace Phasa.Cli.Commands;

/// <summary>Tries the configured webhooks out.</summary>
internal sealed class AlertsTestWebhookCommand : CliCommand
{
    public AlertsTestWebhookCommand(Terminal terminal)
        : base(
            terminal, "test-webhook", "Send a signed test message (alert.test) to each configured webhook, and say what came back. Status 1 when one did not take it.",
            "phasa alerts test-webhook", "phasa alerts test-webhook --json") => Options.Add(GlobalOptions.Json);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenIfThereAsync(parse, cancellationToken);
        var webhooks = session.Get<ConfiguredWebhooks>();
        if (webhooks.Count == 0)
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, "No webhook is configured.", "Add one to Alerts:webhooks; docs/reference/configuration.md says how.");
        }

        var waiting = session.HasStore ? await session.Store.AlertOutbox.WaitingAsync(cancellationToken) : [];
        var trials = await Task.WhenAll(webhooks.Select(w => TryAsync(session, w, waiting.FirstOrDefault(d => d.Webhook == w.Address), cancellationToken)));
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new { webhooks = trials });
        }
        else
        {
            foreach (var trial in trials)
            {
                Terminal.Print($"{trial.Url}  {(trial.Delivered ? "took it" : "did not take it")}: {trial.Answer}");
                if (trial.Waiting > 0)
                {
                    Terminal.Print($"   {trial.Waiting} messages wait, the oldest since {Tables.Time(trial.WaitingSince!.Value)}{(trial.LastError is { } error ? $"; last: {error}" : "")}");
                }
            }
        }

        return trials.All(t => t.Delivered) ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static async Task<Trial> TryAsync(PhasaSession session, Webhook webhook, WaitingDeliveries? waiting, CancellationToken cancellationToken)
    {
        var body = WebhookBody.Test(session.Get<TimeProvider>().GetUtcNow()).ToBytes();
        var answer = await session.Get<WebhookClient>().SendAsync(webhook, $"msg_test_{Guid.NewGuid():N}", body, cancellationToken);
        return new(webhook.Name, answer.IsDelivered, answer.Text, waiting?.Count ?? 0, waiting?.Since, waiting?.Error);
    }

    /// <summary>What came of it, and what the webhook has not got yet.</summary>
    private sealed record Trial(string Url, bool Delivered, string Answer, int Waiting, DateTimeOffset? WaitingSince, string? LastError);
}
