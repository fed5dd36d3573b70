using Phasa.Translation.Checks;
using Phasa.Translation.Costs;
using Phasa.Translation.Glossaries;
using Phasa.Translation.Reviews;

namespace Phasa.Translation;

/// <summary>One request on its way through the chain: what is translated so far, and what was tried. For one thread.</summary>
internal sealed class ChainWork
{
    private const string Unchanged = "unchanged";

    // A model that is told hundreds of terms forgets them.
    private const int MostTerms = 50;

    private readonly TranslationRequest _request;
    private readonly TranslatedText?[] _texts;

    // For each text the first one like it: what stands in a request several times is paid for once.
    private readonly int[] _first;
    private readonly List<TranslationAttempt> _attempts = [];

    // Of the last answer, by the texts' indexes.
    private readonly List<(int Text, TranslatedText Translation)> _passed = [];
    private readonly List<(int Text, CheckFinding Finding)> _findings = [];

    public ChainWork(TranslationRequest request, IReadOnlyList<TranslatedText?> known)
    {
        _request = request;
        _texts = [.. request.Texts.Select((t, i) => string.IsNullOrWhiteSpace(t) ? new TranslatedText(t, Unchanged) : known[i])];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        _first = [.. request.Texts.Select((t, i) => seen.TryAdd(t, i) ? i : seen[t])];
    }

    /// <summary>Indexes of the texts without a translation, ascending; of texts that are alike the first.</summary>
    public IReadOnlyList<int> Open() => [.. Enumerable.Range(0, _texts.Length).Where(i => _texts[i] is null && _first[i] == i)];

    /// <summary>The request for a few of the texts, with the terms that occur in them.</summary>
    public TranslationRequest Part(IReadOnlyList<int> batch, Glossary glossary)
    {
        string[] texts = [.. batch.Select(i => _request.Texts[i])];
        return _request with
        {
            Texts = texts,
            Surroundings = _request.Surroundings.Count == 0 ? [] : [.. batch.Select(i => _request.Surroundings[i])],
            Terms = [.. texts.SelectMany(t => glossary.Find(_request.Pair, t)).Distinct().Take(MostTerms)],
        };
    }

    /// <summary>Puts an answer's translations to the checks; <see cref="TakeAsync"/> takes what passes.</summary>
    public TranslationAttempt Check(string provider, IReadOnlyList<int> batch, TranslationAnswer answer, IReadOnlyList<ITranslationCheck> checks)
    {
        var texts = answer.Texts;
        if (texts.Count != batch.Count)
        {
            return new(provider, batch.Count, 0, default, TranslationFailure.InvalidAnswer,
                $"{texts.Count} translations for {batch.Count} texts.")
            { Usage = answer.Usage };
        }

        for (var n = 0; n < batch.Count; n++)
        {
            if (texts[n] is not { } translation)
            {
                continue;
            }

            var source = _request.Texts[batch[n]];
            if (checks.Select(c => c.Check(_request.Pair, source, translation.Text)).FirstOrDefault(f => f is not null) is { } finding)
            {
                _findings.Add((batch[n], finding));
                continue;
            }

            _passed.Add((batch[n], translation));
        }

        return new(provider, batch.Count, 0, default) { Usage = answer.Usage };
    }

    /// <summary>Takes those translations of the last answer that stand the review, and records the attempt with what was found.</summary>
    public async Task<TranslationAttempt> TakeAsync(
        TranslationAttempt attempt, IReadOnlyList<ITranslationCheck> checks, ITranslationReview? review, CancellationToken cancellationToken)
    {
        var reviewed = review is null || _passed.Count == 0 ? null : await review.ReviewAsync(
            _request.Pair, [.. _passed.Select(p => new ReviewedText(_request.Texts[p.Text], p.Translation.Text))], cancellationToken).ConfigureAwait(false);
        var accepted = 0;
        foreach (var (n, (text, translation)) in _passed.Index())
        {
            if (reviewed?.Findings[n] is { } finding)
            {
                _findings.Add((text, finding));
                continue;
            }

            foreach (var check in checks)
            {
                check.Accepted(_request.Pair, _request.Texts[text], translation.Text);
            }

            _texts[text] = translation;
            accepted++;
        }

        attempt = _findings is []
            ? attempt with { Accepted = accepted }
            : attempt with { Accepted = accepted, Failure = _findings[0].Finding.Failure, Message = Describe(_findings, attempt.Offered) };
        _attempts.AddRange([attempt, .. reviewed?.Attempts ?? []]);
        _passed.Clear();
        _findings.Clear();
        return attempt;
    }

    /// <summary>What a batch has by now.</summary>
    public IReadOnlyList<KeptTranslation> Accepted(IReadOnlyList<int> batch) =>
        [.. batch.Where(i => _texts[i] is not null).Select(i => new KeptTranslation(_request.Texts[i], _texts[i]!))];

    public TranslationAttempt Record(TranslationAttempt attempt)
    {
        _attempts.Add(attempt);
        return attempt;
    }

    public ChainResult Result(bool hasProvider)
    {
        for (var i = 0; i < _texts.Length; i++)
        {
            _texts[i] ??= _texts[_first[i]];
        }

        var open = _texts.Count(t => t is null);
        var outcome = open == 0 ? ChainOutcome.Complete
            : !hasProvider ? ChainOutcome.NoProvider
            : open == _texts.Length ? ChainOutcome.Failed
            : ChainOutcome.Partial;
        return new(outcome, _texts, _attempts);
    }

    private static string Describe(List<(int Text, CheckFinding Finding)> findings, int offered)
    {
        var (text, first) = findings[0];
        return $"{findings.Count} of {offered} translations failed the checks; text {text + 1}: {first.Reason}";
    }
}
