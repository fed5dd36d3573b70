using Phasa.AspNetCore.Documents;
using Phasa.AspNetCore.Limits;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Dashboard.Documents;

/// <summary>What the pages do with documents and their jobs, among as many calls at once as the service takes. Thread-safe.</summary>
internal sealed class DocumentActions(IKnowledgeStore store, TranslationRetry retry, WorkGate gate)
{
    /// <summary>Has a translation tried anew.</summary>
    public async Task RetryAsync(Collection collection, string id, LanguageTag language, CancellationToken cancellationToken)
    {
        using var permit = await gate.WriteAsync(cancellationToken);
        await retry.RunAsync(collection, id, language, cancellationToken);
    }

    /// <summary>Has all tried anew that stopped for some reasons.</summary>
    public async Task RetryAsync(Collection collection, IEnumerable<StopReason> reasons, CancellationToken cancellationToken)
    {
        using var permit = await gate.WriteAsync(cancellationToken);
        foreach (var reason in reasons)
        {
            await retry.RunAsync(collection, reason, cancellationToken);
        }
    }

    /// <summary>Deletes a document with everything that belongs to it.</summary>
    public async Task DeleteAsync(Collection collection, string id, CancellationToken cancellationToken)
    {
        using var permit = await gate.WriteAsync(cancellationToken);
        if (!await store.Documents.DeleteAsync(collection.Id, id, cancellationToken))
        {
            throw DocumentEndpoints.Missing(collection, id);
        }
    }
}
