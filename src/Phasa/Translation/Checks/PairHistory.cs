using System.Collections.Concurrent;
using Phasa.Storage;

namespace Phasa.Translation.Checks;

/// <summary>
/// Tells the checks, once a process for each pair of languages, of the translations that the store has: what was learned before
/// the process began need not be learned anew. Thread-safe.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="checks">The checks of the chain.</param>
public sealed class PairHistory(IKnowledgeStore store, IReadOnlyList<ITranslationCheck> checks)
{
    private readonly ConcurrentDictionary<LanguagePair, bool> _recalled = new();

    /// <summary>Recalls a pair, unless that was done. Who comes while another does it goes on without.</summary>
    public async ValueTask RecallAsync(LanguagePair pair, CancellationToken cancellationToken = default)
    {
        if (!_recalled.TryAdd(pair, true))
        {
            return;
        }

        try
        {
            var latest = await store.Documents.LatestTranslationsAsync(pair.Source, pair.Target, PairLengths.Kept, cancellationToken).ConfigureAwait(false);
            foreach (var texts in latest.Reverse())
            {
                foreach (var check in checks)
                {
                    check.Accepted(pair, texts.Original, texts.Translation);
                }
            }
        }
        catch
        {
            _recalled.TryRemove(pair, out _);
            throw;
        }
    }
}
