namespace Phasa.Documents;

/// <summary>A person's translation of one passage.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Text">The translation.</param>
public sealed record PassageCorrection(PassageId Passage, string Text)
{
    /// <summary>The original that the person had before them; null for the passage's as it is when it is written.</summary>
    public CorrectionSource? Source { get; init; }

    /// <summary>
    /// Whether the person vouches for the text: a machine's or a stale translation of the very same words becomes the
    /// person's. Without it such a text only came back as it went.
    /// </summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether it leaves a person's current translation alone, as one that was not made for this passage does.</summary>
    public bool Yields { get; init; }
}

/// <summary>An original that a translator had.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Hash">Its <see cref="StoredPassage.Hash"/>, where the translator's file kept it.</param>
public sealed record CorrectionSource(string Text, string? Hash = null)
{
    /// <summary>Whether the passage still has this text; white space and how characters are composed do not count.</summary>
    public bool IsOf(StoredPassage passage) => Hash == passage.Hash || SourceText.Key(Text) == SourceText.Key(passage.Text);
}

/// <summary>What became of a correction.</summary>
public enum CorrectionOutcome
{
    /// <summary>It is the passage's translation now.</summary>
    Accepted,

    /// <summary>It is the passage's translation now, but stale: the original has changed.</summary>
    AcceptedStale,

    /// <summary>The passage has this translation already, or a person's own that this one does not replace.</summary>
    Unchanged,

    /// <summary>Not written: the original has changed since the person saw it.</summary>
    SourceChanged,

    /// <summary>Not written: the document has no such passage.</summary>
    UnknownPassage,

    /// <summary>Not written: the passage is written in that very language.</summary>
    OwnLanguage,

    /// <summary>Not written: the text cannot be stored; the error says why.</summary>
    Rejected,
}

/// <summary>What became of a correction, and why it was not written.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">Why, where it cannot be written at all.</param>
public readonly record struct CorrectionResult(CorrectionOutcome Outcome, PhasaException? Error = null);
