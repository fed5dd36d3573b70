using Phasa.Client.Search;

namespace Phasa.Client.Answers;

/// <summary>The answer to a question.</summary>
/// <param name="SearchId">The search it rests on, for feedback.</param>
/// <param name="Language">The question's language.</param>
/// <param name="LanguageSource">How it is known.</param>
/// <param name="Found">Whether anything answers the question.</param>
/// <param name="Kind"><c>generated</c> by a chat model, or <c>extractive</c>: sentences of the passages.</param>
/// <param name="Model">The chat model.</param>
/// <param name="StandaloneQuestion">What was searched for, where the conversation made another question of it.</param>
/// <param name="Text">The sentences together.</param>
/// <param name="Sentences">The sentences with what they rest on.</param>
/// <param name="Citations">The passages, numbered from 1.</param>
/// <param name="DroppedCitations">How often the model named a passage that it was not given.</param>
/// <param name="Warnings">What makes the answer worse than it could be.</param>
/// <param name="TookMs">How long it took in the service, in milliseconds.</param>
public sealed record Answer(
    string SearchId,
    string Language,
    string LanguageSource,
    bool Found,
    string Kind,
    string? Model,
    string? StandaloneQuestion,
    string Text,
    IReadOnlyList<AnswerSentence> Sentences,
    IReadOnlyList<AnswerCitation> Citations,
    int DroppedCitations,
    IReadOnlyList<Warning> Warnings,
    double TookMs);

/// <summary>A sentence of an answer.</summary>
/// <param name="Text">The sentence, plain text.</param>
/// <param name="Language">Its language.</param>
/// <param name="Citations">The numbers of the passages it rests on.</param>
/// <param name="Support"><c>supported</c>, <c>unsupported</c>, <c>uncited</c> or <c>unchecked</c>.</param>
/// <param name="SupportInOriginal">The same by the originals, as far as numbers tell.</param>
/// <param name="Disagrees">Whether translation and original have different numbers of those the sentence has.</param>
/// <param name="SupportScore">How much of it the passages say, 0 to 1.</param>
/// <param name="Similarity">The cosine of question and sentence, of an extract.</param>
/// <param name="BeginsLine">Whether it begins a line.</param>
public sealed record AnswerSentence(
    string Text, string Language, IReadOnlyList<int> Citations, string Support, string? SupportInOriginal, bool Disagrees, double SupportScore, float? Similarity, bool BeginsLine);

/// <summary>A passage that an answer rests on.</summary>
public sealed record AnswerCitation(int Number, SearchHit Passage);
