namespace Phasa.Answers;

/// <summary>Whether cited passages say what a sentence says, as far as words, numbers and vectors tell; docs/concepts/answers.md has how sure that is.</summary>
/// <param name="State">By the passages in the language of the answer, else by their originals.</param>
/// <param name="InOriginal">By the originals, where they are in another language; null where there is none, or nothing in the sentence can be compared across languages.</param>
/// <param name="Score">How much of it they say, 0..1; a state is supported from <see cref="Phasa.Answers.Support.SupportScale.Cut"/> on.</param>
public readonly record struct SentenceSupport(SupportState State, SupportState? InOriginal, double Score)
{
    /// <summary>Word for word from its passage.</summary>
    public static SentenceSupport Verbatim { get; } = new(SupportState.Supported, null, 1);

    /// <summary>No passage is named.</summary>
    public static SentenceSupport Uncited { get; } = new(SupportState.Uncited, null, 0);

    /// <summary>Whether translation and original have different numbers, of those the sentence has.</summary>
    public bool Disagrees => (State, InOriginal, Score) is (SupportState.Supported, SupportState.Unsupported, _) or (SupportState.Unsupported, SupportState.Supported, 0);
}

/// <summary>Whether a sentence rests on passages.</summary>
public enum SupportState
{
    /// <summary>A cited passage says it.</summary>
    Supported,

    /// <summary>No cited passage says it.</summary>
    Unsupported,

    /// <summary>It cites none.</summary>
    Uncited,

    /// <summary>Its passages are in another language, and nothing in it can be compared across languages.</summary>
    Unchecked,
}
