using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Dashboard.Documents.Editing;

/// <summary>What a visitor is writing on one document, in all its languages.</summary>
internal sealed class PassageDrafts
{
    private readonly Dictionary<(PassageId, LanguageTag), PassageDraft> _drafts = [];

    /// <summary>Whether anything would be lost by leaving.</summary>
    public bool IsAnyChanged => _drafts.Values.Any(d => d.IsChanged);

    /// <summary>The draft of a passage's translation, or null.</summary>
    public PassageDraft? Find(PassageId passage, LanguageTag language) => _drafts.GetValueOrDefault((passage, language));

    /// <summary>Those whose passage the document has no more.</summary>
    public IEnumerable<PassageDraft> Without(StoredDocument document)
    {
        var standing = document.Passages.Select(p => p.Id).ToHashSet();
        return _drafts.Values.Where(d => !standing.Contains(d.Original.Id));
    }

    /// <summary>How many changed texts a language has.</summary>
    public int ChangedIn(LanguageTag language) => _drafts.Values.Count(d => d.Language == language && d.IsChanged);

    /// <summary>Begins one.</summary>
    public void Begin(StoredPassage passage, LanguageTag language, StoredTranslation? standing) =>
        _drafts.TryAdd((passage.Id, language), new(passage, language, standing));

    /// <summary>Ends one: saved, or thrown away.</summary>
    public void End(PassageDraft draft) => _drafts.Remove((draft.Original.Id, draft.Language));

    /// <summary>Ends all: another document is shown.</summary>
    public void Clear() => _drafts.Clear();
}
