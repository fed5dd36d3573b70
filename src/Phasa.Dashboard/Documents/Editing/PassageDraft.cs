using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Dashboard.Documents.Editing;

/// <summary>A translation of a passage that a visitor is writing. It outlives whatever becomes of the document meanwhile.</summary>
/// <param name="original">The passage that the visitor has before them.</param>
/// <param name="language">The language written in.</param>
/// <param name="standing">The translation that it begins from; null for none.</param>
public sealed class PassageDraft(StoredPassage original, LanguageTag language, StoredTranslation? standing)
{
    /// <summary>The passage that the visitor has before them, as it was when they last saw it so.</summary>
    public StoredPassage Original { get; private set; } = original;

    /// <summary>The translation that it takes the place of.</summary>
    public StoredTranslation? Standing { get; private set; } = standing;

    /// <summary>The language written in.</summary>
    public LanguageTag Language => language;

    /// <summary>What is written.</summary>
    public string Text { get; set; } = standing?.Text ?? "";

    /// <summary>Whether it is being saved.</summary>
    public bool IsSaving { get; set; }

    /// <summary>Whether anything would be lost without it.</summary>
    public bool IsChanged => Text != (Standing?.Text ?? "");

    /// <summary>What keeps it from being saved, as the document is now.</summary>
    /// <param name="passage">The passage now; null when it is gone.</param>
    /// <param name="translation">Its translation now; null for none.</param>
    public DraftConflict Against(StoredPassage? passage, StoredTranslation? translation) =>
        passage is null ? DraftConflict.Gone
        : !new CorrectionSource(Original.Text, Original.Hash).IsOf(passage) ? DraftConflict.OriginalChanged
        : translation is { Source: TextSource.Human } && translation.Text != Standing?.Text && translation.Text != Text ? DraftConflict.TranslatedMeanwhile
        : DraftConflict.None;

    /// <summary>The visitor has seen what changed and stands by the text.</summary>
    public void Accept(StoredPassage passage, StoredTranslation? translation) => (Original, Standing) = (passage, translation);
}

/// <summary>What keeps a translation from being saved.</summary>
public enum DraftConflict
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The original is another than the one that was translated.</summary>
    OriginalChanged,

    /// <summary>Another person has translated the passage since.</summary>
    TranslatedMeanwhile,

    /// <summary>The document has no such passage any more.</summary>
    Gone,
}
