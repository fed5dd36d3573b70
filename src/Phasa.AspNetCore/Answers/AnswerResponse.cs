using System.Text.Json.Serialization;
using Phasa.Answers;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Search;
using Phasa.Languages;

namespace Phasa.AspNetCore.Answers;

/// <summary>The answer to a question.</summary>
/// <param name="SearchId">The search it rests on, for feedback.</param>
/// <param name="Language">The question's language.</param>
/// <param name="LanguageSource">How it is known.</param>
/// <param name="Found">Whether anything answers the question.</param>
/// <param name="Kind">How the sentences came to be: 'extractive' when they stand so in the passages, 'generated' when a chat model wrote them.</param>
/// <param name="Model">The chat model that wrote them; null for an extract.</param>
/// <param name="StandaloneQuestion">What was searched for, where the conversation made another question of it; else null.</param>
/// <param name="Text">The sentences together; empty when nothing was found.</param>
/// <param name="Sentences">The sentences with the passages they rest on.</param>
/// <param name="Citations">The passages, numbered from 1.</param>
/// <param name="DroppedCitations">How often the model named a passage that it was not given.</param>
/// <param name="Warnings">What makes the answer worse than it could be.</param>
/// <param name="TookMs">How long it took, in milliseconds.</param>
internal sealed record AnswerResponse(
    string SearchId,
    string Language,
    [property: JsonConverter(typeof(KebabEnum<LanguageSource>))] LanguageSource LanguageSource,
    bool Found,
    [property: JsonConverter(typeof(KebabEnum<AnswerKind>))] AnswerKind Kind,
    string? Model,
    string? StandaloneQuestion,
    string Text,
    IReadOnlyList<SentenceAnswer> Sentences,
    IReadOnlyList<CitationAnswer> Citations,
    int DroppedCitations,
    IReadOnlyList<WarningAnswer> Warnings,
    double TookMs)
{
    public static AnswerResponse Of(Answer answer) => new(
        answer.SearchId,
        answer.Language.Language.Value,
        answer.Language.Source,
        answer.Found,
        answer.Kind,
        answer.Model,
        answer.StandaloneQuestion,
        answer.Text,
        [.. answer.Sentences.Select(SentenceAnswer.Of)],
        [.. answer.Citations.Select(CitationAnswer.Of)],
        answer.DroppedCitations,
        [.. answer.Warnings.Select(w => new WarningAnswer(w.Code, w.Message))],
        Math.Round(answer.Took.TotalMilliseconds, 3));
}
