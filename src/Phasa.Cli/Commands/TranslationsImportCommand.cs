using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Exchange;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Translation.Exchange;

namespace Phasa.Cli.Commands;

/// <summary>Takes a translators' file into a collection.</summary>
internal sealed class TranslationsImportCommand : CliCommand
{
    private readonly Argument<FileInfo> _file = new("FILE") { Description = "An XLIFF, TMX, PO, CSV or TSV file." };
    private readonly Option<LanguageTag?> _language = Values.Language("The language to import; what the file says when left out.");
    private readonly Option<ExchangeFormat?> _format = Values.OneOf<ExchangeFormat>("--format", "xliff, tmx, po, csv or tsv; else by the file's name.", "FORMAT");
    private readonly Option<bool> _acceptStale = new("--accept-stale") { Description = "Take translations of texts that have changed since the export, as stale ones." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Write nothing; say what would become of each unit." };

    public TranslationsImportCommand(Terminal terminal)
        : base(
            terminal, "import", "Import a translators' file: each unit becomes a person's translation of its passage. A TMX file goes into the translation memory, too; documents that wait are tried again.",
            "phasa translations import handbook.xlf --collection handbook --dry-run", "phasa translations import memory.tmx --collection handbook")
    {
        Arguments.Add(_file.AcceptExistingOnly());
        Options.Add(GlobalOptions.Collection);
        Options.Add(_language);
        Options.Add(_format);
        Options.Add(_acceptStale);
        Options.Add(_dryRun);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var file = parse.GetRequiredValue(_file);
        var format = parse.GetValue(_format) ?? ExchangeFiles.FormatOf(file.Name) ?? throw new PhasaException(
            ErrorCodes.InvalidRequest, $"The name '{file.Name}' does not tell the file's format.", "Name it with --format xliff, tmx, po, csv or tsv.");
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var options = new ImportOptions { Language = parse.GetValue(_language), AcceptStale = parse.GetValue(_acceptStale), IsDryRun = parse.GetValue(_dryRun) };
        await using var content = file.OpenRead();
        var report = await ProgressLine.RunAsync(Terminal, $"Importing {file.Name}", "units", null, show =>
            session.Get<TranslationImport>().ImportAsync(collection, content, file.Name, format, options, new Counter(show), cancellationToken));
        if (parse.GetValue(GlobalOptions.Json))
        {
            ImportView.WriteJson(Terminal, collection.Name, file.Name, report, options.IsDryRun);
        }
        else
        {
            ImportView.Write(Terminal, report, options.IsDryRun);
        }

        return report.RefusedCount == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }
}
