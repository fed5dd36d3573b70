using Phasa.Translation.Checks;
using Phasa.Translation.Glossaries;

namespace Phasa.Translation;

/// <summary>One request on its way through the chain: what is translated so far, and what was tried. For one thread.</summary>
internal sealed class ChainWork
{
    private const string Unchanged = "unchanged";

    // A model that is told hundreds of terms forgets them.
    private const int MostTerms = 50;

    private readonly TranslationRequest _request;
    private readonly TranslatedText?[] _texts;
    private readonly List<TranslationAttempt> _attempts = [];

    public ChainWork(TranslationRequest request)
    {
        _request = request;
        _texts = [.. request.Texts.Select(t => string.IsNullOrWhiteSpace(t) ? new TranslatedText(t, Unchanged) : null)];
    }

    /// <summary>Indexes of the texts without a translation, ascending.</summary>
    public IReadOnlyList<int> Open() => [.. Enumerable.Range(0, _texts.Length).Where(i => _texts[i] is null)];

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

    public TranslationAttempt Record(TranslationAttempt attempt)
    {
        _attempts.Add(attempt);
        return attempt;
    }

    public ChainResult Result(bool hasProvider)
    {
        var open = Open().Count;
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
