using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Monitoring.Alerts;

namespace Phasa.Cli.Commands;

/// <summary>Says that somebody knows of an alert.</summary>
internal sealed class AlertsAcknowledgeCommand : CliCommand
{
    private readonly Argument<long> _alert = new("ID") { Description = "The alert's number." };
    private readonly Option<bool> _normal = new("--normal") { Description = "It is to stay so: what the language's searches come to from now on is its new normal." };

    public AlertsAcknowledgeCommand(Terminal terminal)
        : base(terminal, "acknowledge", "Say that you know of an alert.", "phasa alerts acknowledge 3", "phasa alerts acknowledge 3 --normal")
    {
        Arguments.Add(_alert);
        Options.Add(_normal);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var alert = await session.Get<AlertService>().AcknowledgeAsync(parse.GetValue(_alert), Environment.UserName, parse.GetValue(_normal), cancellationToken);
        Terminal.Say($"Alert {alert.Id} is known to {alert.Acknowledged!.By} since {Tables.Time(alert.Acknowledged.At)}.");
        return ExitStatus.Done;
    }
}
