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
/// <param name="Kind">How the sentences came to be: 'extractive' when they stand so in the passages.</param>
/// <param name="Text">The sentences together; empty when nothing was found.</param>
/// <param name="Sentences">The sentences with the passages they rest on.</param>
/// <param name="Citations">The passages, numbered from 1.</param>
/// <param name="Warnings">What makes the answer worse than it could be.</param>
/// <param name="TookMs">How long it took, in milliseconds.</param>
internal sealed record AnswerResponse(
    string SearchId,
    string Language,
    [property: JsonConverter(typeof(KebabEnum<LanguageSource>))] LanguageSource LanguageSource,
    bool Found,
    [property: JsonConverter(typeof(KebabEnum<AnswerKind>))] AnswerKind Kind,
    string Text,
    IReadOnlyList<SentenceAnswer> Sentences,
    IReadOnlyList<CitationAnswer> Citations,
    IReadOnlyList<WarningAnswer> Warnings,
    double TookMs)
{
    public static AnswerResponse Of(Answer answer) => new(
        answer.SearchId,
        answer.Language.Language.Value,
        answer.Language.Source,
        answer.Found,
        answer.Kind,
        string.Join(' ', answer.Sentences.Select(s => s.Text)),
        [.. answer.Sentences.Select(SentenceAnswer.Of)],
        [.. answer.Citations.Select(CitationAnswer.Of)],
        [.. answer.Warnings.Select(w => new WarningAnswer(w.Code, w.Message))],
        Math.Round(answer.Took.TotalMilliseconds, 3));
}

/// <summary>A sentence of an answer.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Language">Its language.</param>
/// <param name="Citations">The numbers of the passages it rests on.</param>
/// <param name="Similarity">The cosine of question and sentence.</param>
internal sealed record SentenceAnswer(string Text, string Language, IReadOnlyList<int> Citations, float Similarity)
{
    public static SentenceAnswer Of(AnswerSentence s) => new(s.Text, s.Language.Value, s.Citations, s.Similarity);
}

/// <summary>A passage that an answer rests on.</summary>
/// <param name="Number">How sentences name it.</param>
/// <param name="Passage">The passage as a search shows it, its original beside it.</param>
internal sealed record CitationAnswer(int Number, HitAnswer Passage)
{
    public static CitationAnswer Of(AnswerCitation c) => new(c.Number, HitAnswer.Of(c.Hit, explain: false));
}
