using Phasa.Translation.Checks;

namespace Phasa.Translation.Reviews;

/// <summary>Several reviews, the cheapest first: each is asked about what those before it let pass.</summary>
internal sealed class ReviewsInTurn(IReadOnlyList<ITranslationReview> reviews) : ITranslationReview
{
    /// <inheritdoc/>
    public async Task<ReviewAnswer> ReviewAsync(LanguagePair pair, IReadOnlyList<ReviewedText> texts, CancellationToken cancellationToken)
    {
        var findings = new CheckFinding?[texts.Count];
        List<TranslationAttempt> attempts = [];
        foreach (var review in reviews)
        {
            var open = Enumerable.Range(0, texts.Count).Where(i => findings[i] is null).ToList();
            if (open.Count == 0)
            {
                break;
            }

            var answer = await review.ReviewAsync(pair, [.. open.Select(i => texts[i])], cancellationToken).ConfigureAwait(false);
            attempts.AddRange(answer.Attempts);
            foreach (var (i, finding) in open.Zip(answer.Findings))
            {
                findings[i] = finding;
            }
        }

        return new(findings, attempts);
    }
}
