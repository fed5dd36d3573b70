using Phasa.Collections;
using Phasa.Documents;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Rollout.Past;
using Phasa.Search.Evidence;
using Phasa.Storage;
using Phasa.Translation;

namespace Phasa.Rollout;

/// <summary>Plans what to translate next in a collection, and has it translated. Thread-safe.</summary>
public sealed class RolloutService(
    IKnowledgeStore store, CollectionEvidence measurements, TranslatorChain chain, TranslationOptions options, JobSignal signal, TimeProvider time)
{
    /// <summary>Days of searches that a plan is made of when nobody says otherwise.</summary>
    public const int DefaultDays = 30;

    private const int Page = 500;

    /// <summary>Makes a plan. Nothing is spent or queued.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="language">One language; all of the collection's when null.</param>
    /// <param name="budget">The most that may be spent; null for no limit.</param>
    /// <param name="days">Days of searches to look at, 1 or more.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: a language that the collection does not have, or a budget without prices.</exception>
    public async Task<RolloutPlan> PlanAsync(
        Collection collection, LanguageTag? language = null, decimal? budget = null, int days = DefaultDays, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collection);
        if (language is { } asked && !collection.Languages.Contains(asked))
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, $"'{collection.Name}' does not have the language {asked}.", $"Use one of: {string.Join(", ", collection.Languages)}.")
            { Location = "language" };
        }

        if (language is { } off && collection.PolicyOf(off) == LanguagePolicy.Off)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, $"Nothing is translated into {off}: its policy in '{collection.Name}' is 'off'.", "Set another policy, e.g. 'planned'.")
            { Location = "language" };
        }

        var traffic = await TrafficReader.ReadAsync(store.Searches, collection.Id, time.GetUtcNow().AddDays(-days), cancellationToken).ConfigureAwait(false);
        var (evidence, _) = await measurements.ForAsync(collection, cancellationToken).ConfigureAwait(false);
        var (open, documents) = await OpenAsync(collection, language, cancellationToken).ConfigureAwait(false);
        return RolloutPlanner.Plan(
            open, traffic, documents, (query, written) => Chances(evidence, query, written), new CostEstimate(chain, options, collection.Space).Of, budget, days);
    }

    /// <summary>Queues the lines of a plan in their order. What is queued already stays as it is.</summary>
    /// <returns>How many jobs are queued by this call, and the plan as it is kept for <see cref="PlanHistory"/>.</returns>
    public async Task<(int Queued, PastPlan Plan)> ApplyAsync(Collection collection, RolloutPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(plan);
        // First, so that what is queued by a process that dies on the way is looked back on, too.
        var past = await store.Plans.AddAsync(collection.Id, AppliedPlan.Of(plan), cancellationToken).ConfigureAwait(false);
        var queued = 0;
        foreach (var line in plan.Lines)
        {
            queued += await store.Jobs.RequeueAsync(collection.Id, line.Open.DocumentId, line.Open.Language, cancellationToken).ConfigureAwait(false);
        }

        signal.Set();
        return (queued, past);
    }

    private async Task<(List<OpenTranslation> Open, int Documents)> OpenAsync(Collection collection, LanguageTag? language, CancellationToken cancellationToken)
    {
        var (open, documents) = (new List<OpenTranslation>(), 0);
        for (string? after = null; ;)
        {
            var page = await store.Documents.ListAsync(collection.Id, after, Page, cancellationToken).ConfigureAwait(false);
            documents += page.Count;
            open.AddRange(page.SelectMany(d => d.Languages.Where(l => language is null ? collection.PolicyOf(l.Language) != LanguagePolicy.Off : l.Language == language).SelectMany(l => Missing(d, l))));
            if (page.Count < Page)
            {
                return (open, documents);
            }

            after = page[^1].Id;
        }
    }

    /// <summary>What a worker would translate: a stale human translation waits for a person.</summary>
    private static IEnumerable<OpenTranslation> Missing(DocumentSummary document, LanguageState state)
    {
        var missing = document.Passages - state.Ready - state.Stale;
        return state.State is TranslationState.Original || missing <= 0
            ? []
            : [new(document.Id, document.Title, document.Language, state.Language, document.Passages, missing, document.Characters * missing / document.Passages)];
    }

    // A_20, the chance that the right document wins among 20, stands for that of a first hit that is right; where too few items
    // were measured for it, AUC does, which is higher for both.
    private static HitChances Chances(MeasuredEvidence? evidence, LanguageTag query, LanguageTag written) =>
        evidence?.Find(query, query) is { } own && evidence.Find(query, written) is { } across
            ? new(own.TopOf20?.Value ?? own.Auc.Value, across.TopOf20?.Value ?? across.Auc.Value, IsMeasured: true)
            : HitChances.Assumed;
}
