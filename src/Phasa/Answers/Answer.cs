using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Answers;

/// <summary>The answer to a question.</summary>
/// <param name="SearchId">The search it rests on, for feedback.</param>
/// <param name="Language">The question's language and how it is known.</param>
/// <param name="Kind">How its sentences came to be.</param>
/// <param name="Sentences">The sentences, in the order they are to be read in; none where nothing answers the question.</param>
/// <param name="Citations">The passages that sentences may name, numbered from 1.</param>
/// <param name="Warnings">What makes the answer worse than it could be.</param>
/// <param name="Took">How long it took.</param>
public sealed record Answer(
    string SearchId,
    LanguageIdentification Language,
    AnswerKind Kind,
    IReadOnlyList<AnswerSentence> Sentences,
    IReadOnlyList<AnswerCitation> Citations,
    IReadOnlyList<SearchWarning> Warnings,
    TimeSpan Took)
{
    /// <summary>Whether anything answers the question.</summary>
    public bool Found => Sentences.Count > 0;

    /// <summary>The sentences together.</summary>
    public string Text => string.Concat(Sentences.Select((s, i) => i == 0 ? s.Text : (s.BeginsLine ? "\n" : " ") + s.Text));

    /// <summary>The model that wrote it; null for an extract.</summary>
    public string? Model { get; init; }

    /// <summary>What was searched for where the question alone did not say it; null where it did.</summary>
    public string? StandaloneQuestion { get; init; }

    /// <summary>How many passages the model named that it was not given. They are dropped.</summary>
    public int DroppedCitations { get; init; }
}

/// <summary>How the sentences of an answer came to be.</summary>
public enum AnswerKind
{
    /// <summary>They stand so in the passages that they cite.</summary>
    Extractive,

    /// <summary>A chat model wrote them from the passages.</summary>
    Generated,
}

/// <summary>A sentence of an answer.</summary>
/// <param name="Text">The sentence, plain text.</param>
/// <param name="Language">Its language.</param>
/// <param name="Citations">The numbers of the passages it rests on; none where its writer named none.</param>
/// <param name="Support">Whether they say what it says.</param>
public sealed record AnswerSentence(string Text, LanguageTag Language, IReadOnlyList<int> Citations, SentenceSupport Support)
{
    /// <summary>The cosine of question and sentence, −1..1, for a sentence that was chosen by it; else null.</summary>
    public float? Similarity { get; init; }

    /// <summary>Whether it begins a line: the next step of a list, or another paragraph.</summary>
    public bool BeginsLine { get; init; }
}

/// <summary>A passage that an answer rests on, with its original.</summary>
/// <param name="Number">How sentences name it, from 1.</param>
/// <param name="Hit">The passage in the language of the answer, its original, and how it was found.</param>
public sealed record AnswerCitation(int Number, Hit Hit);
