using Phasa.AspNetCore.Documents;
using Phasa.AspNetCore.Limits;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Storage;

namespace Phasa.Dashboard.Documents.Editing;

/// <summary>Saves what a visitor wrote as a person's translation of the very original that they had before them. Thread-safe.</summary>
internal sealed class PassageEdits(IKnowledgeStore store, DocumentService documents, TranslationWarnings warnings, WorkGate gate)
{
    /// <summary>Saves a draft, unless the original or the translation is another one by now.</summary>
    /// <returns>Null when it was not saved, because of a <see cref="DraftConflict"/>; else what the person should know of it.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>, <see cref="ErrorCodes.Overloaded"/>, or the text cannot be stored.</exception>
    public async Task<IReadOnlyList<string>?> SaveAsync(Collection collection, string id, PassageDraft draft, CancellationToken cancellationToken)
    {
        using var permit = await gate.WriteAsync(cancellationToken);
        var document = await store.Documents.FindAsync(collection.Id, id, cancellationToken)
            ?? throw new PhasaException(ErrorCodes.DocumentNotFound, $"Collection '{collection.Name}' has no document '{id}'.");
        var (original, language) = (draft.Original, draft.Language);
        var passage = document.Passages.FirstOrDefault(p => p.Id == original.Id);
        var translation = document.Translations.FirstOrDefault(t => t.Passage == original.Id && t.Language == language);
        if (draft.Against(passage, translation) != DraftConflict.None)
        {
            return null;
        }

        var correction = new PassageCorrection(original.Id, draft.Text) { Source = new(original.Text, original.Hash), IsConfirmed = true };
        var result = (await documents.PutCorrectionsAsync(collection, id, language, [correction], CorrectionRules.None, cancellationToken))[0];
        return result.Outcome switch
        {
            CorrectionOutcome.Accepted or CorrectionOutcome.Unchanged =>
                [.. (await warnings.OfAsync(collection, id, language, new HashSet<PassageId> { original.Id }, cancellationToken)).Select(w => w.Message)],
            CorrectionOutcome.SourceChanged or CorrectionOutcome.UnknownPassage => null,
            _ => throw result.Error ?? new PhasaException(ErrorCodes.InvalidRequest, $"Passage {original.Id} is written in {language} itself."),
        };
    }
}
