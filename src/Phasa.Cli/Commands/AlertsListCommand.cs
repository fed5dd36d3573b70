using System.CommandLine;
using System.Text.Json;
using Phasa.AspNetCore.Alerts;
using Phasa.AspNetCore.Json;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Monitoring.Alerts;

namespace Phasa.Cli.Commands;

/// <summary>Shows what is, or was, abnormal.</summary>
internal sealed class AlertsListCommand : CliCommand
{
    private const int Most = 200;

    private readonly Option<string?> _collection = new("--collection", "-c") { Description = "Those of one collection.", HelpName = "NAME" };
    private readonly Option<bool> _all = new("--all") { Description = "Also those that are over." };

    public AlertsListCommand(Terminal terminal)
        : base(
            terminal, "list", "Show what is abnormal: what was measured, since when, how sure it is, and what to do. The service looks for it while it runs.",
            "phasa alerts list", "phasa alerts list --collection handbook --all --json")
    {
        Options.Add(_collection);
        Options.Add(_all);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var filter = new AlertFilter
        {
            State = parse.GetValue(_all) ? null : AlertState.Open,
            Collection = parse.GetValue(_collection) is { } name ? (await session.CollectionAsync(name, cancellationToken)).Id : null,
        };
        var alerts = await session.Store.Alerts.ListAsync(filter, null, Most, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            Terminal.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(new AlertListAnswer([.. alerts.Select(AlertAnswer.Of)], null), ApiJson.Shared.AlertListAnswer));
        }
        else if (alerts.Count == 0)
        {
            Terminal.Say(parse.GetValue(_all) ? "There never was an alert." : "No alert is open.");
        }
        else
        {
            foreach (var alert in alerts)
            {
                Write(alert);
            }
        }

        return ExitStatus.Done;
    }

    private void Write(Alert alert)
    {
        var (finding, key) = (alert.Finding, alert.Finding.Key);
        var about = string.Join(' ', new[] { alert.CollectionName, key.Language?.Value, key.Subject }.Where(p => !string.IsNullOrEmpty(p)));
        var end = alert.ClosedAt is { } closed ? $", over {Tables.Time(closed)}" : alert.Acknowledged is { } known ? $", known to {known.By}" : "";
        Terminal.Print($"{alert.Id}  {Names.Of(finding.Severity)}: {Names.Of(key.Kind)} {about}, since {Tables.Time(finding.Since)}{end}");
        Terminal.Print($"   {finding.Message}");
        Terminal.Print($"   {finding.Advice}");
    }
}
