using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Storage;

namespace Phasa.Translation.Costs;

/// <summary>Sets what may be spent; jobs that wait for a budget go on at once. Thread-safe.</summary>
public sealed class TranslationBudgets(IKnowledgeStore store, JobSignal signal)
{
    /// <summary>Sets the most that may be spent for a collection in a month, or with null takes the limit away.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    public async Task SetAsync(Collection collection, Money? limit, CancellationToken cancellationToken = default)
    {
        await store.Ledger.SetBudgetAsync(collection.Id, limit, cancellationToken).ConfigureAwait(false);
        signal.Set();
    }
}
