using System.Globalization;
using Phasa.Translation.Checks;
using Phasa.Translation.Costs;

namespace Phasa.Translation.Reviews;

/// <summary>
/// Has translations translated back by a provider and compares the result with the original: its numbers and addresses, and,
/// where the model is measured as working within the original's language, what it means. Has no say where the provider
/// does not translate the pair.
/// </summary>
/// <param name="back">Asks that provider, without checks: a bad back-translation may be the fault of either translation.</param>
/// <param name="similarity">Compares with the original.</param>
/// <param name="account">Who pays.</param>
internal sealed class BackTranslationReview(TranslatorChain back, TextSimilarity similarity, ITranslationAccount account) : ITranslationReview
{
    private readonly UnkeptAccount _account = new(account);

    private static readonly ITranslationCheck[] Kept = [new NumberCheck(), new LinkCheck()];

    /// <inheritdoc/>
    public async Task<ReviewAnswer> ReviewAsync(LanguagePair pair, IReadOnlyList<ReviewedText> texts, CancellationToken cancellationToken)
    {
        var result = await back.TranslateAsync(new(new(pair.Target, pair.Source), [.. texts.Select(t => t.Output)]), _account, cancellationToken).ConfigureAwait(false);
        var findings = new CheckFinding?[texts.Count];
        if (result.Outcome == ChainOutcome.NoProvider)
        {
            return new(findings, []);
        }

        for (var i = 0; i < texts.Count; i++)
        {
            findings[i] = result.Texts[i] is { } text ? Lost(pair, texts[i].Source, text) : Failed(result);
        }

        await CompareAsync(pair, texts, result, findings, cancellationToken).ConfigureAwait(false);
        return new(findings, [.. result.Attempts.Select(a => a with { IsBackTranslation = true })]);
    }

    private async Task CompareAsync(
        LanguagePair pair, IReadOnlyList<ReviewedText> texts, ChainResult result, CheckFinding?[] findings, CancellationToken cancellationToken)
    {
        if (similarity.Least(pair.Source, pair.Source) is not { } least)
        {
            return;
        }

        var asked = Enumerable.Range(0, texts.Count).Where(i => findings[i] is null && TextSimilarity.CanTell(texts[i].Source, result.Texts[i]!.Text)).ToList();
        var found = await similarity.OfAsync([.. asked.Select(i => (texts[i].Source, result.Texts[i]!.Text))], cancellationToken).ConfigureAwait(false);
        foreach (var (i, value) in asked.Zip(found).Where(f => f.Second < least))
        {
            findings[i] = new(TranslationFailure.BackTranslation, string.Create(CultureInfo.InvariantCulture,
                $"Translated back by {result.Texts[i]!.Provider} it has the similarity {value:0.00} to the original; {least:0.00} is the mean of equal meanings in {pair.Source}: '{Evidence.Shorten(result.Texts[i]!.Text)}'."),
                Math.Clamp(1 - (value / least), double.Epsilon, 1));
        }
    }

    private static CheckFinding? Lost(LanguagePair pair, string source, TranslatedText text) =>
        Kept.Select(c => c.Check(new(pair.Source, pair.Source), source, text.Text)).FirstOrDefault(f => f is not null) is { } lost
            ? new(TranslationFailure.BackTranslation, $"Translated back by {text.Provider}: {lost.Reason}", lost.Score)
            : null;

    // The translation may be good, but nobody knows: a check that is switched on is not passed over.
    private static CheckFinding Failed(ChainResult result) => new(
        result.Attempts.LastOrDefault(a => a.Failure is not null)?.Failure ?? TranslationFailure.InvalidAnswer,
        $"It could not be translated back: {ChainReport.Describe(result)}.");
}
