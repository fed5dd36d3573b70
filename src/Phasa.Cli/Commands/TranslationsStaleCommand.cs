using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Cli.Commands;

/// <summary>Shows people's translations of texts that have changed since.</summary>
internal sealed class TranslationsStaleCommand : CliCommand
{
    private const int MaxLimit = 10_000;
    private const int TextWidth = 60;

    private readonly Option<LanguageTag?> _language = Values.Language("One language; all when left out.");
    private readonly Option<string?> _after = new("--after") { Description = "Go on after this passage and language, as in p12:lo.", HelpName = "PLACE" };
    private readonly Option<int> _limit = new("--limit") { Description = "How many to list.", HelpName = "N", DefaultValueFactory = _ => 100 };

    public TranslationsStaleCommand(Terminal terminal)
        : base(
            terminal, "stale", "List people's translations of texts that have changed since: the old text, the new one, the translation.",
            "phasa translations stale --collection handbook --language lo")
    {
        _limit.InRange(1, MaxLimit);
        Options.Add(GlobalOptions.Collection);
        Options.Add(_language);
        Options.Add(_after);
        Options.Add(_limit);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        StalePosition? after = parse.GetValue(_after) is not { } text ? null
            : StalePosition.TryParse(text, out var place) ? place
            : throw new PhasaException(ErrorCodes.InvalidRequest, $"'{text}' is no place in the list.", "Write a passage and a language, as in p12:lo.");
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var limit = parse.GetValue(_limit);
        var stale = await session.Store.Documents.ListStaleAsync(collection.Id, parse.GetValue(_language), after, limit, cancellationToken);
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new
            {
                translations = stale.Select(s => new { s.DocumentId, s.Title, passageId = s.Passage.ToString(), s.Language, oldSource = s.OutdatedSource, s.Source, s.Text, s.UpdatedAt }),
            });
            return ExitStatus.Done;
        }

        if (stale.Count == 0)
        {
            Terminal.Say("No stale translations: every person's translation is of the text as it is.");
            return ExitStatus.Done;
        }

        foreach (var translation in stale)
        {
            Terminal.Print($"{translation.DocumentId}  {translation.Passage}  {translation.Language}  {Tables.Time(translation.UpdatedAt)}");
            Terminal.Print($"  was:         {CellText.Fit(translation.OutdatedSource ?? "not known", TextWidth)}");
            Terminal.Print($"  is:          {CellText.Fit(translation.Source ?? "gone", TextWidth)}");
            Terminal.Print($"  translation: {CellText.Fit(translation.Text, TextWidth)}");
        }

        if (stale.Count == limit)
        {
            Terminal.Say($"There may be more; go on with --after {stale[^1].Position}");
        }

        return ExitStatus.Done;
    }
}
