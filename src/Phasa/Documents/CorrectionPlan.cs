using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Translation.Memory;

namespace Phasa.Documents;

/// <summary>
/// What corrections do to one version of a document: the outcome of each, the texts to embed and the one write. Pure: it
/// reads no store and calls no model.
/// </summary>
internal sealed class CorrectionPlan
{
    private readonly StoredDocument _stored;
    private readonly LanguageTag _language;
    private readonly bool _acceptStale;
    private readonly string? _title;
    private readonly Dictionary<PassageId, StoredPassage> _passages;
    private readonly Dictionary<PassageId, StoredTranslation> _standing;
    private readonly Dictionary<string, string> _headings = [];
    private readonly Dictionary<PassageId, (StoredPassage Passage, RowText Text, string? Outdated)> _writes = [];

    /// <summary>Plans corrections over a stored document. Of several for one passage the last stands.</summary>
    public CorrectionPlan(StoredDocument stored, LanguageTag language, IReadOnlyList<PassageCorrection> corrections, bool acceptStale)
    {
        (_stored, _language, _acceptStale) = (stored, language, acceptStale);
        _title = stored.Titles.FirstOrDefault(t => t.Language == language)?.Text;
        _passages = stored.Passages.ToDictionary(p => p.Id);
        _standing = stored.Translations.Where(t => t.Language == language).ToDictionary(t => t.Passage);
        foreach (var translation in _standing.Values)
        {
            if (translation is { IsStale: false, Heading: { } heading } && _passages[translation.Passage].Heading is { } original)
            {
                _headings.TryAdd(original, heading);
            }
        }

        Results = [.. corrections.Select(Add)];
    }

    /// <summary>The outcomes in the order of the corrections.</summary>
    public IReadOnlyList<CorrectionResult> Results { get; }

    /// <summary>The texts to embed, in the order <see cref="Write"/> expects their rows.</summary>
    public IReadOnlyList<RowText> Texts => [.. _writes.Values.Select(w => w.Text)];

    /// <summary>What the translation memory learns.</summary>
    public IReadOnlyList<TranslationUnit> Units =>
        [.. _writes.Values.Select(w => new TranslationUnit(new(w.Passage.Language, _language), w.Outdated ?? w.Passage.Text, w.Text.Text, "human"))];

    /// <summary>Fails with the first correction that cannot be written.</summary>
    /// <exception cref="PhasaException">Its error.</exception>
    public void RequireAll()
    {
        if (Results.FirstOrDefault(r => r.Error is not null).Error is { } error)
        {
            throw error;
        }
    }

    /// <summary>The write, with the rows of <see cref="Texts"/>.</summary>
    public DocumentTranslationWrite Write(IReadOnlyList<IReadOnlyList<RowWrite>> rows) => new()
    {
        Document = _stored.Key,
        Language = _language,
        Version = _stored.Version,
        Passages = _writes.Values.Select((w, i) => (w.Passage.Id, Write: new TranslationWrite(_language, w.Text.Heading, w.Text.Text, TextSource.Human, null, rows[i]) { OutdatedSource = w.Outdated }))
            .ToDictionary(w => w.Id, w => w.Write),
    };

    private CorrectionResult Add(PassageCorrection correction)
    {
        if (!_passages.TryGetValue(correction.Passage, out var passage))
        {
            return new(CorrectionOutcome.UnknownPassage, new PhasaException(ErrorCodes.PassageNotFound, $"Document '{_stored.Id}' has no passage '{correction.Passage}'."));
        }

        if (passage.Language == _language)
        {
            return new(CorrectionOutcome.OwnLanguage);
        }

        string text;
        try
        {
            text = DocumentPreparer.Clean(correction.Text, $"the translation of passage '{passage.Id}'");
        }
        catch (PhasaException e) when (e.Code.Fault == Fault.Caller)
        {
            return new(CorrectionOutcome.Rejected, e);
        }

        var outcome = Judge(correction, passage, text);
        if (outcome is CorrectionOutcome.Accepted or CorrectionOutcome.AcceptedStale)
        {
            var outdated = outcome == CorrectionOutcome.AcceptedStale ? correction.Source!.Text : null;
            _writes[passage.Id] = (passage, new(_title, HeadingOf(passage), text), outdated);
        }

        return new(outcome);
    }

    private CorrectionOutcome Judge(PassageCorrection correction, StoredPassage passage, string text)
    {
        if (correction.Source is not { } source)
        {
            return CorrectionOutcome.Accepted;
        }

        var standing = _standing.GetValueOrDefault(passage.Id);
        var isCurrentHuman = standing is { Source: TextSource.Human, IsStale: false };
        if ((isCurrentHuman && correction.Yields) || (standing?.Text == text && (isCurrentHuman || !correction.IsConfirmed)))
        {
            return CorrectionOutcome.Unchanged;
        }

        if (source.IsOf(passage))
        {
            return CorrectionOutcome.Accepted;
        }

        // A stale one never takes the place of a translation that a person made of the text as it is.
        return _acceptStale && !isCurrentHuman ? CorrectionOutcome.AcceptedStale : CorrectionOutcome.SourceChanged;
    }

    /// <summary>The translated headings: those that stand, else those of another passage under the same ones.</summary>
    private string? HeadingOf(StoredPassage passage) =>
        _standing.GetValueOrDefault(passage.Id)?.Heading ?? (passage.Heading is { } heading ? _headings.GetValueOrDefault(heading) : null);
}
