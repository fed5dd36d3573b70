using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Answers;

/// <summary>What makes an answer worse than it could be, beside what makes its search so.</summary>
internal static class AnswerWarnings
{
    /// <summary>The warnings about sentences.</summary>
    public static IEnumerable<SearchWarning> Of(LanguageTag asked, IReadOnlyList<AnswerSentence> sentences)
    {
        var others = sentences.Where(s => s.Language != asked).Select(s => s.Language.Value).Distinct().ToList();
        if (others.Count > 0)
        {
            yield return new(
                "answer-in-other-language",
                $"Sentences are in {string.Join(", ", others)}, because the passages have no translation into {asked} yet. Translate the collection into {asked}, or ask again once its translations are ready.");
        }
    }
}
