using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Answers;

/// <summary>The answer to a question.</summary>
/// <param name="SearchId">The search it rests on, for feedback.</param>
/// <param name="Language">The question's language and how it is known.</param>
/// <param name="Kind">How its sentences came to be.</param>
/// <param name="Sentences">The sentences, in the order they are to be read in; none where nothing answers the question.</param>
/// <param name="Citations">The passages that sentences name, numbered from 1.</param>
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
}

/// <summary>How the sentences of an answer came to be.</summary>
public enum AnswerKind
{
    /// <summary>They stand so in the passages that they cite.</summary>
    Extractive,
}

/// <summary>A sentence of an answer.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Language">Its language: the passage's, where the collection has no translation into the question's.</param>
/// <param name="Citations">The numbers of the passages it rests on.</param>
/// <param name="Similarity">The cosine of question and sentence, −1..1.</param>
public sealed record AnswerSentence(string Text, LanguageTag Language, IReadOnlyList<int> Citations, float Similarity);

/// <summary>A passage that an answer rests on, with its original.</summary>
/// <param name="Number">How sentences name it, from 1.</param>
/// <param name="Hit">The passage in the language of the answer, its original, and how it was found.</param>
public sealed record AnswerCitation(int Number, Hit Hit);
