using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Ingestion;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Monitoring.Traces;
using Phasa.Storage;
using Phasa.Translation.Canary;
using Phasa.Translation.Memory;

namespace Phasa.Documents;

/// <summary>
/// The one way documents and people's translations come into a collection. When a call returns, what it reports as
/// written is durable and searchable. Thread-safe.
/// </summary>
public sealed class DocumentService(
    IKnowledgeStore store, CollectionModels models, DocumentPreparer preparer, RowFactory rows, JobSignal signal, TranslationCanary canary) : IDisposable
{
    /// <summary>
    /// How often a document is planned anew because others changed it meanwhile. Each round lets one writer through, so
    /// this is about how many may write one document at once.
    /// </summary>
    private const int MaxAttempts = 64;

    private readonly WriteTurns _turns = new();

    /// <summary>Writes a document, or replaces it in one step by its new version.</summary>
    /// <exception cref="PhasaException">The document is not acceptable, or the model or store failed; nothing was written.</exception>
    public async Task<DocumentChangeKind> PutAsync(Collection collection, DocumentInput input, CancellationToken cancellationToken = default)
    {
        var outcome = (await PutAsync(collection, [input], cancellationToken).ConfigureAwait(false))[0];
        return outcome.Change ?? throw outcome.Error!;
    }

    /// <summary>Writes several documents; one that is not acceptable fails alone. Of equal ids the last one stands.</summary>
    /// <returns>The outcomes, in the order of the documents.</returns>
    /// <exception cref="PhasaException">The model or the store failed; documents of this call may be written or not, each whole.</exception>
    public Task<IReadOnlyList<PutOutcome>> PutAsync(
        Collection collection, IReadOnlyList<DocumentInput> inputs, CancellationToken cancellationToken = default) =>
        InItsSpaceAsync(collection, current => WriteAllAsync(current, inputs, cancellationToken), cancellationToken);

    /// <summary>Writes a person's translation of a whole document.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>, <see cref="ErrorCodes.LanguageNotInCollection"/> …</exception>
    public Task PutTranslationAsync(
        Collection collection, string id, LanguageTag language, TranslationInput translation, CancellationToken cancellationToken = default) =>
        InItsSpaceAsync(collection, current => WriteTranslationAsync(current, id, language, translation, cancellationToken), cancellationToken);

    /// <summary>Writes a person's translations of single passages, all or none.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.PassageNotFound"/> and those of <see cref="PutTranslationAsync"/>.</exception>
    public Task PutPassageTranslationsAsync(
        Collection collection, string id, LanguageTag language, IReadOnlyList<(PassageId Passage, string Text)> passages, CancellationToken cancellationToken = default) =>
        InItsSpaceAsync(
            collection,
            async current =>
            {
                PassageCorrection[] corrections = [.. passages.Select(p => new PassageCorrection(p.Passage, p.Text))];
                return await WriteCorrectionsAsync(current, id, language, corrections, CorrectionRules.AllOrNone, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>
    /// Writes a person's translations of single passages in one step, each for itself: what cannot be written is left out
    /// and says why. One whose <see cref="PassageCorrection.Source"/> is not the passage's text when it is written is never
    /// taken for a translation of it.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The document.</param>
    /// <param name="language">The language of the translations.</param>
    /// <param name="corrections">The translations; of several for one passage the last stands.</param>
    /// <param name="rules">What is written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>, <see cref="ErrorCodes.LanguageNotInCollection"/> …</exception>
    public Task<IReadOnlyList<CorrectionResult>> PutCorrectionsAsync(
        Collection collection, string id, LanguageTag language, IReadOnlyList<PassageCorrection> corrections, CorrectionRules rules, CancellationToken cancellationToken = default) =>
        InItsSpaceAsync(collection, current => WriteCorrectionsAsync(current, id, language, corrections, rules, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    /// <summary>
    /// What a person should know of a translation just written: which passages could not be found by what their readers
    /// might ask. The translation stands all the same.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The document.</param>
    /// <param name="language">The language.</param>
    /// <param name="passages">The passages that were written; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>, or the model or store failed.</exception>
    public Task<IReadOnlyList<CanaryFinding>> ProbeTranslationAsync(
        Collection collection, string id, LanguageTag language, IReadOnlySet<PassageId>? passages = null, CancellationToken cancellationToken = default) =>
        InItsSpaceAsync(
            collection,
            async current => await canary.FindLostAsync(
                current,
                await models.ForAsync(current, cancellationToken).ConfigureAwait(false),
                await FindAsync(current, id, cancellationToken).ConfigureAwait(false),
                language, passages, cancellationToken).ConfigureAwait(false),
            cancellationToken);

    /// <summary>
    /// Writes in the space that the collection is in when it comes to be written: texts are embedded before that, and the
    /// collection may move to another model meanwhile. What was embedded for the old one is then refused, and made anew.
    /// </summary>
    private async Task<T> InItsSpaceAsync<T>(Collection collection, Func<Collection, Task<T>> write, CancellationToken cancellationToken)
    {
        while (true)
        {
            var current = await CurrentAsync().ConfigureAwait(false);
            try
            {
                return await write(current).ConfigureAwait(false);
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.SpaceMismatch)
            {
                if ((await CurrentAsync().ConfigureAwait(false)).Space.Id == current.Space.Id)
                {
                    throw;
                }
            }
        }

        async Task<Collection> CurrentAsync() =>
            await store.Collections.FindAsync(collection.Name, cancellationToken).ConfigureAwait(false) is { } found && found.Id == collection.Id ? found : collection;
    }

    private async Task<IReadOnlyList<PutOutcome>> WriteAllAsync(
        Collection collection, IReadOnlyList<DocumentInput> inputs, CancellationToken cancellationToken)
    {
        using var span = PhasaTracing.Start("ingest")?.SetTag(SpanTags.Collection, collection.Name).SetTag(SpanTags.Documents, inputs.Count);
        try
        {
            var outcomes = await PutAllAsync(collection, inputs, cancellationToken).ConfigureAwait(false);
            span?.SetTag("phasa.documents.written", outcomes.Count(o => o.Change is DocumentChangeKind.Created or DocumentChangeKind.Replaced))
                .SetTag("phasa.documents.refused", outcomes.Count(o => o.Error is not null));
            return outcomes;
        }
        catch (Exception e)
        {
            span.Fail(e);
            throw;
        }
    }

    private async Task<IReadOnlyList<PutOutcome>> PutAllAsync(Collection collection, IReadOnlyList<DocumentInput> inputs, CancellationToken cancellationToken)
    {
        var model = await models.ForAsync(collection, cancellationToken).ConfigureAwait(false);
        var outcomes = new PutOutcome?[inputs.Count];
        var open = new List<(int Index, PreparedDocument Document)>();
        for (var i = 0; i < inputs.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                open.Add((i, preparer.Prepare(collection, model, inputs[i])));
            }
            catch (PhasaException e) when (e.Code.Fault == Fault.Caller)
            {
                outcomes[i] = new(inputs[i].Id, null, e);
            }
        }

        using var turns = _turns.Begin();
        for (var attempt = 0; open.Count > 0; attempt++)
        {
            if (attempt == MaxAttempts + inputs.Count)
            {
                open.ForEach(o => outcomes[o.Index] = new(o.Document.Input.Id, null, Conflict(o.Document.Input.Id)));
                break;
            }

            // Equal ids take turns, so that the last one stands.
            var turn = open.DistinctBy(o => o.Document.Input.Id).ToList();
            await WriteAsync(collection, model, turn, outcomes, cancellationToken).ConfigureAwait(false);
            if (turn.Exists(o => outcomes[o.Index] is null))
            {
                await turns.LoseAsync(cancellationToken).ConfigureAwait(false);
            }

            open.RemoveAll(o => outcomes[o.Index] is not null);
        }

        signal.Set();
        return outcomes!;
    }

    private async Task<TranslationWriteOutcome> WriteTranslationAsync(
        Collection collection, string id, LanguageTag language, TranslationInput translation, CancellationToken cancellationToken)
    {
        var model = await models.ForAsync(collection, cancellationToken).ConfigureAwait(false);
        using var turns = _turns.Begin();
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // The document with its translation is written like any other, but over this very version: were it another
            // one by then, its content would be put back to what was read here.
            var stored = await FindAsync(collection, id, cancellationToken).ConfigureAwait(false);
            var document = preparer.Prepare(collection, model, WithTranslation(stored, language, translation));
            var plan = DocumentPlan.Of(document, stored);
            if (plan.IsUnchanged || await TryWriteAsync(collection, model, plan, cancellationToken).ConfigureAwait(false))
            {
                await RememberAsync([.. document.UnitsIn(language)], cancellationToken).ConfigureAwait(false);
                signal.Set();
                return TranslationWriteOutcome.Written;
            }

            await turns.LoseAsync(cancellationToken).ConfigureAwait(false);
        }

        throw Conflict(id);
    }

    private async Task<IReadOnlyList<CorrectionResult>> WriteCorrectionsAsync(
        Collection collection, string id, LanguageTag language, IReadOnlyList<PassageCorrection> corrections, CorrectionRules rules, CancellationToken cancellationToken)
    {
        var model = await models.ForAsync(collection, cancellationToken).ConfigureAwait(false);
        using var turns = _turns.Begin();
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // Planned over the version that is then written: were the document another one by then, nothing is.
            var stored = await FindAsync(collection, id, cancellationToken).ConfigureAwait(false);
            var plan = new CorrectionPlan(stored, language, corrections, rules.HasFlag(CorrectionRules.AcceptStale));
            if (rules.HasFlag(CorrectionRules.AllOrNone))
            {
                DocumentPreparer.RequireTarget(collection, stored.Language, language);
                plan.RequireAll();
            }

            if (rules.HasFlag(CorrectionRules.DryRun) || plan.Texts.Count == 0)
            {
                return plan.Results;
            }

            var embedded = await rows.EmbedAsync(model, plan.Texts, cancellationToken).ConfigureAwait(false);
            if (await store.Documents.WriteTranslationsAsync(collection.Id, plan.Write(embedded), cancellationToken).ConfigureAwait(false) == TranslationWriteOutcome.Written)
            {
                await RememberAsync(plan.Units, cancellationToken).ConfigureAwait(false);
                return plan.Results;
            }

            await turns.LoseAsync(cancellationToken).ConfigureAwait(false);
        }

        throw Conflict(id);
    }

    /// <summary>The memory learns what people wrote. When that fails the call fails, so that it is made again: both writes may be repeated.</summary>
    private async Task RememberAsync(IReadOnlyList<TranslationUnit> units, CancellationToken cancellationToken)
    {
        if (units.Count > 0)
        {
            await store.TranslationMemory.AddAsync(units, cancellationToken).ConfigureAwait(false);
        }
    }

    private static DocumentInput WithTranslation(StoredDocument stored, LanguageTag language, TranslationInput translation) => new(stored.Id, stored.Text)
    {
        Title = stored.Title,
        Format = stored.Format,
        Language = stored.Language,
        Metadata = stored.Metadata,
        Translations = new Dictionary<LanguageTag, TranslationInput> { [language] = translation },
    };

    private static PhasaException Conflict(string id) =>
        new(ErrorCodes.WriteConflict, $"Document '{id}' was changed by others each time it was to be written.");

    private async Task<bool> TryWriteAsync(Collection collection, EmbeddingModel model, DocumentPlan plan, CancellationToken cancellationToken)
    {
        var embedded = await rows.EmbedAsync(model, plan.Texts, cancellationToken).ConfigureAwait(false);
        return (await store.Documents.WriteAsync(collection.Id, [plan.Write(embedded)], cancellationToken).ConfigureAwait(false))[0];
    }

    private async Task WriteAsync(
        Collection collection, EmbeddingModel model, List<(int Index, PreparedDocument Document)> documents, PutOutcome?[] outcomes, CancellationToken cancellationToken)
    {
        var writes = new List<(int Index, DocumentPlan Plan, bool IsNew)>();
        foreach (var (index, document) in documents)
        {
            var stored = await store.Documents.FindAsync(collection.Id, document.Input.Id, cancellationToken).ConfigureAwait(false);
            var plan = DocumentPlan.Of(document, stored);
            if (plan.IsUnchanged)
            {
                outcomes[index] = new(document.Input.Id, DocumentChangeKind.Unchanged);
            }
            else
            {
                writes.Add((index, plan, stored is null));
            }
        }

        if (writes.Count == 0)
        {
            return;
        }

        var embedded = await rows.EmbedAsync(model, [.. writes.SelectMany(w => w.Plan.Texts)], cancellationToken).ConfigureAwait(false);
        var next = new Queue<IReadOnlyList<RowWrite>>(embedded);
        var prepared = writes.ConvertAll(w => w.Plan.Write([.. w.Plan.Texts.Select(_ => next.Dequeue())]));
        var written = await store.Documents.WriteAsync(collection.Id, prepared, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < writes.Count; i++)
        {
            if (written[i])
            {
                outcomes[writes[i].Index] = new(prepared[i].Id, writes[i].IsNew ? DocumentChangeKind.Created : DocumentChangeKind.Replaced);
            }
        }
    }

    private async Task<StoredDocument> FindAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        await store.Documents.FindAsync(collection.Id, id, cancellationToken).ConfigureAwait(false)
        ?? throw new PhasaException(ErrorCodes.DocumentNotFound, $"Collection '{collection.Name}' has no document '{id}'.");
}
