using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Jobs;

/// <summary>Has translations tried anew that failed, are parked, are quarantined or wait for their next attempt. Thread-safe.</summary>
public sealed class TranslationRetry(IKnowledgeStore store, JobSignal signal)
{
    /// <summary>One document in one language.</summary>
    /// <returns>1 when it waits anew, 0 when there was nothing to translate or it waits or runs already.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>, <see cref="ErrorCodes.LanguageNotInCollection"/>, or
    /// <see cref="ErrorCodes.InvalidRequest"/> for a language that nothing is translated into.</exception>
    public async Task<int> RunAsync(Collection collection, string id, LanguageTag language, CancellationToken cancellationToken = default)
    {
        var document = await store.Documents.SummarizeAsync(collection.Id, id, cancellationToken).ConfigureAwait(false)
            ?? throw new PhasaException(ErrorCodes.DocumentNotFound, $"Collection '{collection.Name}' has no document '{id}'.");
        DocumentPreparer.RequireTarget(collection, document.Language, language);
        if (collection.PolicyOf(language) == LanguagePolicy.Off)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"Nothing is translated into {language}: its policy is 'off'.", "Set another policy with PATCH /v1/collections/{collection}.");
        }

        var queued = await store.Jobs.RequeueAsync(collection.Id, id, language, cancellationToken).ConfigureAwait(false);
        signal.Set();
        return queued;
    }

    /// <summary>All that stopped for the same reason.</summary>
    /// <returns>How many wait anew.</returns>
    public async Task<int> RunAsync(Collection collection, StopReason reason, CancellationToken cancellationToken = default)
    {
        var queued = await store.Jobs.RequeueAsync(collection.Id, reason, cancellationToken).ConfigureAwait(false);
        signal.Set();
        return queued;
    }
}
