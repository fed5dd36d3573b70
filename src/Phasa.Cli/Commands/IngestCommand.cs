using System.CommandLine;
using Phasa.Cli.CommandLine;
using Phasa.Cli.Hosting;
using Phasa.Cli.Ingestion;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Cli.Commands;

/// <summary>Brings files and folders into a collection.</summary>
internal sealed class IngestCommand : CliCommand
{
    private readonly Argument<string[]> _paths = new("PATH") { Description = "Files and folders: md, txt, html, csv, tsv, json, ndjson.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<LanguageTag?> _language = Values.Language("The language of documents that name none; else identified.");
    private readonly Option<Dictionary<LanguageTag, string>> _translations = Values.Translations();
    private readonly Option<IReadOnlyList<LanguageTag>?> _languages = Values.Languages("The languages of a collection that is made by this.");

    public IngestCommand(Terminal terminal)
        : base(
            terminal, "ingest", "Bring files and folders into a collection. Running it again is cheap: what did not change is left as it is.",
            "phasa ingest docs --collection handbook --languages ja,en,th,lo",
            "phasa ingest docs/ja -c handbook -l ja --translation lo=docs/lo",
            "phasa ingest export.ndjson -c handbook --json")
    {
        _paths.Validators.Add(result =>
        {
            foreach (var path in result.Tokens.Select(t => t.Value).Where(p => !Path.Exists(p)))
            {
                result.AddError($"There is no file or folder '{path}'.");
            }
        });
        Arguments.Add(_paths);
        Options.Add(GlobalOptions.Collection);
        Options.Add(_language);
        Options.Add(_translations);
        Options.Add(_languages);
        Options.Add(GlobalOptions.Json);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var session = await PhasaSession.OpenOrCreateAsync(parse, cancellationToken);
        var translations = parse.GetValue(_translations) ?? [];
        var collection = await CollectionAsync(session, parse, translations.Keys, cancellationToken);
        List<IngestIssue> issues = [];
        var summary = await ProgressLine.RunAsync(Terminal, $"Reading into '{collection.Name}'", "documents", null, progress =>
        {
            var ingester = new Ingester(session.Get<DocumentService>(), collection, Report, progress);
            return ingester.RunAsync(parse.GetRequiredValue(_paths), translations, parse.GetValue(_language), cancellationToken);
        });

        // The figures of a stopped run are wanted, too.
        var coverage = await session.Store.Collections.CoverageAsync(collection.Id, CancellationToken.None);
        if (parse.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Write(Terminal, new
            {
                collection = collection.Name,
                summary.Created,
                summary.Replaced,
                summary.Unchanged,
                summary.Failed,
                summary.Skipped,
                summary.Interrupted,
                issues,
                coverage,
            });
        }
        else
        {
            Terminal.Print(summary.ToString());
            Terminal.Print($"coverage: {CoverageText.Of(coverage)}");
        }

        Advise(summary, coverage);
        return summary.Failed > 0 || summary.Interrupted ? ExitStatus.Failed : ExitStatus.Done;

        void Report(IngestIssue issue)
        {
            issues.Add(issue);
            Terminal.Say(issue.ToString());
        }
    }

    private void Advise(IngestSummary summary, IReadOnlyList<LanguageCoverage> coverage)
    {
        if (summary.Interrupted)
        {
            Terminal.Say("Stopped; run the same command again to continue.");
        }

        if (coverage.Where(l => l.QueuedPassages > 0).Select(l => $"{l.QueuedPassages} into {l.Language}").ToList() is { Count: > 0 } queued)
        {
            Terminal.Say($"Passages waiting for translation: {string.Join(", ", queued)}. 'phasa serve' and 'phasa work' translate.");
        }
    }

    private async Task<Collection> CollectionAsync(PhasaSession session, ParseResult parse, IEnumerable<LanguageTag> translated, CancellationToken cancellationToken)
    {
        var name = parse.GetRequiredValue(GlobalOptions.Collection);
        if (await session.Store.Collections.FindAsync(name, cancellationToken) is { } existing)
        {
            foreach (var missing in translated.Where(l => !existing.Languages.Contains(l)))
            {
                throw new PhasaException(ErrorCodes.LanguageNotInCollection, $"Collection '{name}' has no language {missing}; it has {string.Join(", ", existing.Languages)}.");
            }

            return existing;
        }

        LanguageTag[] source = parse.GetValue(_language) is { } language ? [language] : [];
        var languages = parse.GetValue(_languages) is { Count: > 0 } given ? given : [.. source.Union(translated)];
        var collection = await NewCollection.CreateAsync(session.Store, name, languages, session.Get<EmbeddingModels>().Default.Space, cancellationToken);
        Terminal.Say($"Created collection '{name}' with the languages {string.Join(", ", languages)}.");
        return collection;
    }
}
