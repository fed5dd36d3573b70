using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;

namespace Phasa.Cli.Commands;

/// <summary>Removes searches from the log.</summary>
internal sealed class SearchesClearCommand : CliCommand
{
    private readonly Option<int?> _days = new("--older-than") { Description = "Only those older than so many days; all when left out.", HelpName = "DAYS" };

    public SearchesClearCommand(Terminal terminal)
        : base(
            terminal, "clear", "Remove a collection's searches from the log, with what users said about them. Nothing brings them back.",
            "phasa searches clear --collection handbook", "phasa searches clear -c handbook --older-than 30")
    {
        _days.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var days) && days is < 0 or > 36_500)
            {
                result.AddError($"--older-than is {days}; it must lie between 0 and 36500.");
            }
        });
        Options.Add(GlobalOptions.Collection);
        Options.Add(_days);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        DateTimeOffset? before = parse.GetValue(_days) is { } days ? session.Get<TimeProvider>().GetUtcNow().AddDays(-days) : null;
        var removed = await session.Store.Searches.ClearAsync(collection.Id, before, cancellationToken);
        Terminal.Say($"Removed {Figures.Count(removed)} searches of '{collection.Name}' from the log.");
        return ExitStatus.Done;
    }
}
