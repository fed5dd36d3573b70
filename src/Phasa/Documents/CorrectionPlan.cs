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
    private readonly Dictionary<PassageId, (StoredPassage Passage, RowText Text, string? Outdated)> _writes = [];

    private CorrectionPlan(StoredDocument stored, LanguageTag language) => (_stored, _language) = (stored, language);

    /// <summary>The outcomes in the order of the corrections.</summary>
    public required IReadOnlyList<CorrectionResult> Results { get; init; }

    /// <summary>The texts to embed, in the order <see cref="Write"/> expects their rows.</summary>
    public IReadOnlyList<RowText> Texts => [.. _writes.Values.Select(w => w.Text)];

    /// <summary>What the translation memory learns.</summary>
    public IReadOnlyList<TranslationUnit> Units =>
        [.. _writes.Values.Select(w => new TranslationUnit(new(w.Passage.Language, _language), w.Outdated ?? w.Passage.Text, w.Text.Text, "human"))];

    /// <summary>Plans corrections over a stored document. Of several for one passage the last stands.</summary>
    public static CorrectionPlan Of(StoredDocument stored, LanguageTag language, IReadOnlyList<PassageCorrection> corrections, bool acceptStale)
    {
        var results = new CorrectionResult[corrections.Count];
        var plan = new CorrectionPlan(stored, language) { Results = results };
        var passages = stored.Passages.ToDictionary(p => p.Id);
        var standing = stored.Translations.Where(t => t.Language == language).ToDictionary(t => t.Passage);
        var title = stored.Titles.FirstOrDefault(t => t.Language == language)?.Text;
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = plan.Add(corrections[i], passages.GetValueOrDefault(corrections[i].Passage), standing.GetValueOrDefault(corrections[i].Passage), title, acceptStale);
        }

        return plan;
    }

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

    private CorrectionResult Add(PassageCorrection correction, StoredPassage? passage, StoredTranslation? standing, string? title, bool acceptStale)
    {
        if (passage is null)
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

        var isCurrentHuman = standing is { Source: TextSource.Human, IsStale: false };
        if (correction.Source is { } source)
        {
            if ((isCurrentHuman && correction.Yields) || (standing?.Text == text && (isCurrentHuman || !correction.IsConfirmed)))
            {
                return new(CorrectionOutcome.Unchanged);
            }

            // A stale one never takes the place of a translation that a person made of the text as it is.
            if (!source.IsOf(passage))
            {
                if (!acceptStale || isCurrentHuman)
                {
                    return new(CorrectionOutcome.SourceChanged);
                }

                _writes[passage.Id] = (passage, new(title, standing?.Heading, text), source.Text);
                return new(CorrectionOutcome.AcceptedStale);
            }
        }

        _writes[passage.Id] = (passage, new(title, standing?.Heading, text), null);
        return new(CorrectionOutcome.Accepted);
    }
}
