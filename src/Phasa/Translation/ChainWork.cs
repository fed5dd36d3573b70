using Phasa.Translation.Checks;
using Phasa.Translation.Costs;

namespace Phasa.Translation;

/// <summary>One request on its way through the chain: what is translated so far, and what was tried. For one thread.</summary>
internal sealed class ChainWork
{
    private const string Unchanged = "unchanged";

    private readonly TranslationRequest _request;
    private readonly TranslatedText?[] _texts;

    // For each text the first one like it: what stands in a request several times is paid for once.
    private readonly int[] _first;
    private readonly List<TranslationAttempt> _attempts = [];

    public ChainWork(TranslationRequest request, IReadOnlyList<TranslatedText?> known)
    {
        _request = request;
        _texts = [.. request.Texts.Select((t, i) => string.IsNullOrWhiteSpace(t) ? new TranslatedText(t, Unchanged) : known[i])];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        _first = [.. request.Texts.Select((t, i) => seen.TryAdd(t, i) ? i : seen[t])];
    }

    /// <summary>Indexes of the texts without a translation, ascending; of texts that are alike the first.</summary>
    public IReadOnlyList<int> Open() => [.. Enumerable.Range(0, _texts.Length).Where(i => _texts[i] is null && _first[i] == i)];

    public TranslationRequest Part(IReadOnlyList<int> batch) => _request with { Texts = [.. batch.Select(i => _request.Texts[i])] };

    /// <summary>Takes those translations of an answer that pass every check.</summary>
    public TranslationAttempt Accept(
        string provider, IReadOnlyList<int> batch, TranslationAnswer answer, IReadOnlyList<ITranslationCheck> checks)
    {
        var texts = answer.Texts;
        if (texts.Count != batch.Count)
        {
            return new(provider, batch.Count, 0, default, TranslationFailure.InvalidAnswer,
                $"{texts.Count} translations for {batch.Count} texts.")
            { Usage = answer.Usage };
        }

        var accepted = 0;
        List<(int Text, CheckFinding Finding)> findings = [];
        for (var n = 0; n < batch.Count; n++)
        {
            if (texts[n] is not { } translation)
            {
                continue;
            }

            var source = _request.Texts[batch[n]];
            if (checks.Select(c => c.Check(_request.Pair, source, translation.Text)).FirstOrDefault(f => f is not null) is { } finding)
            {
                findings.Add((batch[n], finding));
                continue;
            }

            foreach (var check in checks)
            {
                check.Accepted(_request.Pair, source, translation.Text);
            }

            _texts[batch[n]] = translation;
            accepted++;
        }

        return findings is []
            ? new(provider, batch.Count, accepted, default) { Usage = answer.Usage }
            : new(provider, batch.Count, accepted, default, findings[0].Finding.Failure, Describe(findings, batch.Count)) { Usage = answer.Usage };
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
