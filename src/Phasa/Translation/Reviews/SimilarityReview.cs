using System.Globalization;
using Phasa.Translation.Checks;

namespace Phasa.Translation.Reviews;

/// <summary>
/// Finds fluent texts about something else: the translation must be as near to its original as sentences of equal meaning
/// are in the measurement. Has no say where the pair of languages is not measured as working, nor about short texts.
/// </summary>
internal sealed class SimilarityReview(TextSimilarity similarity) : ITranslationReview
{
    /// <inheritdoc/>
    public async Task<ReviewAnswer> ReviewAsync(LanguagePair pair, IReadOnlyList<ReviewedText> texts, CancellationToken cancellationToken)
    {
        var findings = new CheckFinding?[texts.Count];
        if (similarity.Least(pair.Source, pair.Target) is not { } least)
        {
            return new(findings, []);
        }

        var asked = Enumerable.Range(0, texts.Count).Where(i => TextSimilarity.CanTell(texts[i].Source, texts[i].Output)).ToList();
        var found = await similarity.OfAsync([.. asked.Select(i => (texts[i].Source, texts[i].Output))], cancellationToken).ConfigureAwait(false);
        foreach (var (i, value) in asked.Zip(found).Where(f => f.Second < least))
        {
            findings[i] = new(TranslationFailure.Unlike, string.Create(CultureInfo.InvariantCulture,
                $"The similarity to the original is {value:0.00}; {least:0.00} is the mean of equal meanings from {pair.Source} to {pair.Target}: it seems to be about something else."),
                Math.Clamp(1 - (value / least), double.Epsilon, 1));
        }

        return new(findings, []);
    }
}
