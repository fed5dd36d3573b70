using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Storage;
using Phasa.Translation.Checks;

namespace Phasa.Translation.Exchange;

/// <summary>One import: units come in, are brought to their passages, and are written document by document.</summary>
internal sealed class ImportRun(
    IKnowledgeStore store, DocumentService documents, IReadOnlyList<ITranslationCheck> checks, Collection collection, ImportOptions options, ExchangeFormat format)
{
    private const int PassagesPerLookup = 500;

    private readonly Dictionary<UnitOutcome, long> _outcomes = [];
    private readonly List<UnitReport> _refused = [];
    private readonly List<UnitReport> _warnings = [];
    private readonly List<Candidate> _named = [];
    private readonly Dictionary<(PassageId, LanguageTag), string> _taken = [];
    private readonly Dictionary<(string Document, LanguageTag Language), List<Candidate>> _open = [];
    private PassageIndex? _index;

    /// <summary>Takes a unit of the file.</summary>
    public async Task AddAsync(ExchangeUnit unit, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(unit.Target))
        {
            Count(UnitOutcome.Empty);
        }
        else if (LanguageOf(unit) is not { } language)
        {
            // A memory holds what it holds; a file for translators was made for one language.
            if (unit.Passage is not null || format != ExchangeFormat.Tmx)
            {
                Refuse(unit, UnitOutcome.WrongLanguage, options.Language is { } wanted
                    ? $"The translation is in {unit.TargetLanguage}, not {wanted}."
                    : $"The translation is in {unit.TargetLanguage}; the collection has {string.Join(", ", collection.Languages)}.");
            }
        }
        else if (unit.Passage is { } passage)
        {
            _named.Add(new(unit, language, new("", passage, default)));
            if (_named.Count == PassagesPerLookup)
            {
                await LookUpAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            await AddByTextAsync(unit, language, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes what came in and says what became of it.</summary>
    public async Task<ImportReport> WriteAsync(CancellationToken cancellationToken)
    {
        await LookUpAsync(cancellationToken).ConfigureAwait(false);
        var written = new HashSet<string>();
        foreach (var ((document, language), candidates) in _open)
        {
            if (await WriteAsync(document, language, candidates, cancellationToken).ConfigureAwait(false))
            {
                written.Add(document);
            }
        }

        return new()
        {
            Outcomes = _outcomes,
            Refused = [.. _refused.OrderBy(r => r.Line)],
            Warnings = [.. _warnings.OrderBy(r => r.Line)],
            Documents = written.Count,
            MemoryUnits = 0,
            QueuedJobs = 0,
        };
    }

    private static bool Serves(LanguageTag found, LanguageTag wanted) =>
        found == wanted || found.Value.StartsWith(wanted.Value + "-", StringComparison.Ordinal);

    /// <summary>The collection's language that a unit is in: a file's lo-LA is its lo. Null for another one.</summary>
    private LanguageTag? LanguageOf(ExchangeUnit unit)
    {
        if (unit.TargetLanguage is not { } found)
        {
            return options.Language ?? throw new PhasaException(
                ErrorCodes.InvalidRequest, "The file does not say which language it translates into.", "Name it with --language or ?language=.");
        }

        return (options.Language is { } one ? [one] : collection.Languages)
            .Where(l => Serves(found, l)).OrderByDescending(l => l.Value.Length).Cast<LanguageTag?>().FirstOrDefault();
    }

    private async Task AddByTextAsync(ExchangeUnit unit, LanguageTag language, CancellationToken cancellationToken)
    {
        _index ??= await PassageIndex.ReadAsync(store, collection, cancellationToken).ConfigureAwait(false);
        var places = _index.Find(unit.Source, Source(unit)).Where(p => p.Language != language).ToList();
        if (places.Count == 0 && format != ExchangeFormat.Tmx)
        {
            Refuse(unit, UnitOutcome.UnknownPassage, "The unit names no passage, and no passage has its text.");
        }

        foreach (var place in places)
        {
            Open(new(unit, language, place));
        }
    }

    private LanguageTag? Source(ExchangeUnit unit) => unit.SourceLanguage is { } source
        ? collection.Languages.Where(l => Serves(source, l)).OrderByDescending(l => l.Value.Length).FirstOrDefault(source)
        : null;

    /// <summary>Finds the documents of the passages that units name.</summary>
    private async Task LookUpAsync(CancellationToken cancellationToken)
    {
        List<(PassageId, LanguageTag)> wanted =
        [
            .. _named.SelectMany(c => collection.Languages.Append(c.Unit.SourceLanguage ?? collection.Languages[0]).Select(l => (c.Place.Passage, l))).Distinct(),
        ];
        var found = (await store.Documents.ReadHitsAsync(collection.Id, wanted, cancellationToken).ConfigureAwait(false))
            .DistinctBy(h => h.Passage).ToDictionary(h => h.Passage, h => new PassagePlace(h.DocumentId, h.Passage, h.OriginalLanguage));
        foreach (var candidate in _named)
        {
            if (found.TryGetValue(candidate.Place.Passage, out var place))
            {
                Open(candidate with { Place = place });
            }
            else
            {
                Refuse(candidate.Unit, UnitOutcome.UnknownPassage, $"The collection has no passage {candidate.Place.Passage}; it may have been deleted since the file was made.");
            }
        }

        _named.Clear();
    }

    /// <summary>Keeps a candidate for its document, unless the passage has one already.</summary>
    private void Open(Candidate candidate)
    {
        var target = candidate.Unit.Target!;
        var key = (candidate.Place.Passage, candidate.Language);
        if (candidate.Unit.IsUnfinished)
        {
            Refuse(candidate.Unit, UnitOutcome.Unfinished, "The translator marked the translation as not done, or left segments open.", candidate.Place);
        }
        else if (_taken.TryAdd(key, target))
        {
            var place = (candidate.Place.Document, candidate.Language);
            if (!_open.TryGetValue(place, out var candidates))
            {
                _open.Add(place, candidates = []);
            }

            candidates.Add(candidate);
        }
        else if (_taken[key] == target || IsFromMemory(candidate.Unit))
        {
            Count(UnitOutcome.Unchanged);
        }
        else
        {
            Refuse(candidate.Unit, UnitOutcome.Duplicate, $"The file holds another translation of passage {candidate.Place.Passage} before this one.", candidate.Place);
        }
    }

    private async Task<bool> WriteAsync(string document, LanguageTag language, List<Candidate> candidates, CancellationToken cancellationToken)
    {
        var rules = (options.AcceptStale ? CorrectionRules.AcceptStale : 0) | (options.IsDryRun ? CorrectionRules.DryRun : 0);
        PassageCorrection[] corrections = [.. candidates.Select(c => new PassageCorrection(c.Place.Passage, c.Unit.Target!)
        {
            Source = new(c.Unit.Source, c.Unit.SourceHash),
            IsConfirmed = c.Unit.State == ExchangeState.Human,
            Yields = IsFromMemory(c.Unit),
        })];
        IReadOnlyList<CorrectionResult> results;
        try
        {
            results = await documents.PutCorrectionsAsync(collection, document, language, corrections, rules, cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.DocumentNotFound)
        {
            results = [.. candidates.Select(_ => new CorrectionResult(CorrectionOutcome.UnknownPassage))];
        }

        foreach (var (candidate, result) in candidates.Zip(results))
        {
            Report(candidate, result);
        }

        return results.Any(r => r.Outcome is CorrectionOutcome.Accepted or CorrectionOutcome.AcceptedStale);
    }

    private void Report(Candidate candidate, CorrectionResult result)
    {
        var passage = candidate.Place.Passage;
        switch (result.Outcome)
        {
            case CorrectionOutcome.Accepted:
                Count(UnitOutcome.Accepted);
                Check(candidate);
                break;
            case CorrectionOutcome.AcceptedStale:
                Count(UnitOutcome.AcceptedStale);
                break;
            case CorrectionOutcome.Unchanged:
                Count(UnitOutcome.Unchanged);
                break;
            case CorrectionOutcome.SourceChanged:
                Refuse(candidate.Unit, UnitOutcome.SourceChanged, options.AcceptStale
                    ? $"The original of passage {passage} has changed since, and a person has translated it anew."
                    : $"The original of passage {passage} has changed since the file was made. Export it again, or take its old translation with --accept-stale or ?acceptStale=true.", candidate.Place);
                break;
            case CorrectionOutcome.UnknownPassage:
                Refuse(candidate.Unit, UnitOutcome.UnknownPassage, $"Passage {passage} of document '{candidate.Place.Document}' was deleted.", candidate.Place);
                break;
            case CorrectionOutcome.OwnLanguage:
                Refuse(candidate.Unit, UnitOutcome.WrongLanguage, $"Passage {passage} is written in {candidate.Language} itself.", candidate.Place);
                break;
            default:
                Refuse(candidate.Unit, UnitOutcome.Rejected, result.Error!.Message, candidate.Place);
                break;
        }
    }

    /// <summary>A person's word counts: what the quality gate finds is said and changes nothing.</summary>
    private void Check(Candidate candidate)
    {
        var pair = new LanguagePair(candidate.Place.Language, candidate.Language);
        foreach (var check in checks)
        {
            if (check.Check(pair, candidate.Unit.Source, candidate.Unit.Target!) is { } finding)
            {
                Keep(_warnings, candidate.Unit, candidate.Place, UnitOutcome.Accepted, $"{check.Name}: {finding.Reason}");
                return;
            }
        }
    }

    /// <summary>Whether a unit was made for some text, not for this passage.</summary>
    private bool IsFromMemory(ExchangeUnit unit) => unit.Passage is null && format == ExchangeFormat.Tmx;

    private void Count(UnitOutcome outcome) => _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;

    private void Refuse(ExchangeUnit unit, UnitOutcome outcome, string message, PassagePlace? place = null)
    {
        Count(outcome);
        Keep(_refused, unit, place, outcome, message);
    }

    private static void Keep(List<UnitReport> reports, ExchangeUnit unit, PassagePlace? place, UnitOutcome outcome, string message)
    {
        if (reports.Count < ImportReport.MostReports)
        {
            reports.Add(new(unit.Line, place?.Passage ?? unit.Passage, place?.Document ?? unit.DocumentId, outcome, message));
        }
    }

    /// <summary>A unit that is to become the translation of a passage.</summary>
    private sealed record Candidate(ExchangeUnit Unit, LanguageTag Language, PassagePlace Place);
}
