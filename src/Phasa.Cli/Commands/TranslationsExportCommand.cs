using System.CommandLine;
using System.Globalization;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Exchange;
using Phasa.Cli.Hosting;
using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Translation.Exchange;

namespace Phasa.Cli.Commands;

/// <summary>Writes passages and their translations to a file for translators.</summary>
internal sealed class TranslationsExportCommand : CliCommand
{
    private readonly Option<LanguageTag?> _language = Values.Language("The language translated into.");
    private readonly Option<ExchangeFormat?> _format = Values.OneOf<ExchangeFormat>("--format", "xliff, tmx, po, csv or tsv; else by the name of the output, else xliff.", "FORMAT");
    private readonly Option<ExchangeState?> _state = Values.OneOf<ExchangeState>("--state", "Passages whose translation is missing, a machine's, human or stale; all when left out.", "STATE", "all");
    private readonly Option<string?> _document = new("--document") { Description = "One document; all when left out.", HelpName = "ID" };
    private readonly Option<LanguageTag?> _source = Values.Language("Passages written in this language; XLIFF has room for one.", "--source");
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file; standard output when left out.", HelpName = "FILE" };

    public TranslationsExportCommand(Terminal terminal)
        : base(
            terminal, "export", "Export passages and their translations into a language for translators: XLIFF 2.1, TMX 1.4, PO, CSV, TSV.",
            "phasa translations export --collection handbook --language lo -o handbook.xlf",
            "phasa translations export -c handbook -l lo --state stale -o stale.po")
    {
        _language.Required = true;
        Options.Add(GlobalOptions.Collection);
        Options.Add(_language);
        Options.Add(_format);
        Options.Add(_state);
        Options.Add(_document);
        Options.Add(_source);
        Options.Add(_output);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var output = parse.GetValue(_output);
        var format = parse.GetValue(_format) ?? (output is null ? ExchangeFormat.Xliff : ExchangeFiles.FormatOf(output) ?? throw new PhasaException(
            ErrorCodes.InvalidRequest, $"The name '{output}' does not tell the file's format.", "Name it with --format xliff, tmx, po, csv or tsv."));
        await using var session = await PhasaSession.OpenAsync(parse, cancellationToken);
        var collection = await session.CollectionAsync(parse.GetRequiredValue(GlobalOptions.Collection), cancellationToken);
        var selection = new ExportSelection(parse.GetValue(_language)!.Value, parse.GetValue(_state), parse.GetValue(_document), parse.GetValue(_source));
        var export = await session.Get<TranslationExport>().PrepareAsync(collection, selection, format, cancellationToken);
        var written = await ProgressLine.RunAsync(Terminal, $"Exporting {collection.Name}", "units", null, async report =>
        {
            if (output is not null)
            {
                return await OutputFile.WriteAsync(output, stream => export.WriteAsync(stream, new Counter(report), cancellationToken));
            }

            await using var standard = Console.OpenStandardOutput();
            return await export.WriteAsync(standard, new Counter(report), cancellationToken);
        });
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{written:N0} units exported{(output is null ? "" : $" to {output}")}."));
        return ExitStatus.Done;
    }
}
