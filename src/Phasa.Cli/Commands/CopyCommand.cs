using System.CommandLine;
using System.Globalization;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Moving;
using Phasa.Cli.Output;
using Phasa.Relational.Moving;

namespace Phasa.Cli.Commands;

/// <summary>Moves everything from one store into another, whatever databases they lie in.</summary>
internal sealed class CopyCommand : CliCommand
{
    private readonly Option<string> _from = new("--from") { Description = "The store to copy: a data folder, or postgres://user@host/database.", HelpName = "DIR|URL", Required = true };
    private readonly Option<string> _to = new("--to") { Description = "The store to fill, which must be empty.", HelpName = "DIR|URL", Required = true };
    private readonly Option<bool> _anew = new("--anew") { Description = "Begin anew where a copy into the target has not ended." };

    public CopyCommand(Terminal terminal)
        : base(
            terminal, "copy", "Copy everything between stores, and verify it. One that was ended goes on where it was.",
            "phasa copy --from /var/lib/phasa --to postgres://phasa@db.example.org/phasa", "phasa copy --from postgres://phasa@db.example.org/phasa --to ./phasa-data")
    {
        foreach (var option in (Option[])[_from, _to, _anew, GlobalOptions.Json])
        {
            Options.Add(option);
        }
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var (source, target) = (CopyEnd.Of(parse.GetRequiredValue(_from)), CopyEnd.Of(parse.GetRequiredValue(_to)));
        using var use = target.Hold();
        await using var from = source.Store();
        await using var to = target.Store();
        CopyResult result;
        try
        {
            await using var copy = await StoreCopy.OpenAsync(from, to, parse.GetValue(_anew), cancellationToken);
            await StepAsync("Reading the source", null, report => copy.Begin(report, cancellationToken));
            await StepAsync("Copying", copy.Rows, report => copy.Transfer(report, cancellationToken));
            result = await StepAsync("Verifying the copy", copy.Rows, report => copy.Verify(report, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            Terminal.Say("Stopped.");
            Terminal.Next("Run the same command again: it goes on where it was.");
            return ExitStatus.Failed;
        }

        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, result);
            return ExitStatus.Done;
        }

        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{result.Rows:N0} rows of {result.Tables.Count} tables are in {result.To}, and equal those of {result.From}."));
        return ExitStatus.Done;
    }

    private Task<bool> StepAsync(string title, long? total, Action<Action<long>> step) => StepAsync(title, total, report =>
    {
        step(report);
        return true;
    });

    private Task<T> StepAsync<T>(string title, long? total, Func<Action<long>, T> step)
    {
        Terminal.Say($"{title} …");
        return ProgressLine.RunAsync(Terminal, title, "rows", total, report => Task.Run(() => step(report)));
    }
}
