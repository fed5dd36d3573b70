using Phasa.Answers;
using Phasa.AspNetCore.Search;

namespace Phasa.AspNetCore.Answers;

/// <summary>A passage that an answer rests on.</summary>
/// <param name="Number">How sentences name it.</param>
/// <param name="Passage">The passage as a search shows it, its original beside it.</param>
internal sealed record CitationAnswer(int Number, HitAnswer Passage)
{
    public static CitationAnswer Of(AnswerCitation c) => new(c.Number, HitAnswer.Of(c.Hit, explain: false));
}
