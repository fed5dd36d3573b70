using System.Text.Json.Serialization;
using Phasa.Answers;
using Phasa.AspNetCore.Json;

namespace Phasa.AspNetCore.Answers;

/// <summary>A sentence of an answer.</summary>
/// <param name="Text">The sentence, plain text.</param>
/// <param name="Language">Its language.</param>
/// <param name="Citations">The numbers of the passages it rests on.</param>
/// <param name="Support">Whether they say what it says: 'supported', 'unsupported', 'uncited', or 'unchecked' where they are in another language alone.</param>
/// <param name="SupportInOriginal">The same by the originals, as far as numbers tell; null where there is nothing to compare.</param>
/// <param name="Disagrees">Whether translation and original have different numbers of those the sentence has.</param>
/// <param name="SupportScore">How much of it they say, 0 to 1.</param>
/// <param name="Similarity">The cosine of question and sentence, of a sentence that was chosen by it; else null.</param>
/// <param name="BeginsLine">Whether it begins a line.</param>
internal sealed record SentenceAnswer(
    string Text,
    string Language,
    IReadOnlyList<int> Citations,
    [property: JsonConverter(typeof(KebabEnum<SupportState>))] SupportState Support,
    [property: JsonConverter(typeof(KebabEnum<SupportState>))] SupportState? SupportInOriginal,
    bool Disagrees,
    double SupportScore,
    float? Similarity,
    bool BeginsLine)
{
    public static SentenceAnswer Of(AnswerSentence s) => new(
        s.Text, s.Language.Value, s.Citations, s.Support.State, s.Support.InOriginal, s.Support.Disagrees, Math.Round(s.Support.Score, 3),
        s.Similarity, s.BeginsLine);
}
