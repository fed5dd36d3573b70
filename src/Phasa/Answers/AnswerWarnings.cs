using Phasa.Answers.Generation;
using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Answers;

/// <summary>What makes an answer worse than it could be, beside what makes its search so.</summary>
internal static class AnswerWarnings
{
    /// <summary>The warnings about what a model wrote.</summary>
    public static IEnumerable<SearchWarning> Of(AnswerDraft draft, IReadOnlyList<AnswerSentence> sentences, AnswerModelException? failure)
    {
        if (failure is not null)
        {
            yield return new(
                sentences.Count > 0 ? AnswerModelException.CutOff : failure.Code == AnswerModelException.CutOff ? AnswerModelException.Failed : failure.Code,
                failure.Message + (sentences.Count > 0 ? "" : " The answer is made of sentences of the passages instead."));
        }

        if (draft.DroppedCitations > 0)
        {
            yield return new("citations-dropped", $"The model named passages that it was not given {draft.DroppedCitations} times; those citations are left out.");
        }

        if (draft.IsContentRemoved)
        {
            yield return new("content-removed", "Links, images, markup or hidden characters of the model were left out, because no passage has them.");
        }

        var doubtful = sentences.Count(s => s.Support.State is SupportState.Unsupported or SupportState.Uncited);
        if (doubtful > 0)
        {
            yield return new("sentences-unsupported", $"{doubtful} of {sentences.Count} sentences say what no cited passage says, or cite none; compare them with the passages before relying on them.");
        }

        if (sentences.Any(s => s.Support.Disagrees))
        {
            yield return new("translation-disagrees", "A sentence has numbers that only the translation of its passage or only its original has; compare the two.");
        }
    }

    /// <summary>The warnings about any answer.</summary>
    public static IEnumerable<SearchWarning> Of(LanguageTag asked, Answer answer)
    {
        var others = answer.Sentences.Where(s => s.Language != asked).Select(s => s.Language.Value).Distinct().ToList();
        if (others.Count > 0)
        {
            yield return answer.Kind == AnswerKind.Generated
                ? new("answer-in-other-language", $"The model answered in {string.Join(", ", others)} although {asked} was asked for, twice.")
                : new("answer-in-other-language",
                    $"Sentences are in {string.Join(", ", others)}, because the passages have no translation into {asked} yet. Translate the collection into {asked}, or ask again once its translations are ready.");
        }

        if (answer.Citations.Any(c => c.Hit.Text.IsStale && answer.Sentences.Any(s => s.Citations.Contains(c.Number))))
        {
            yield return new("translation-stale", "A cited passage is a human translation of an older original; compare it with the original beside it.");
        }
    }
}
