using System.Runtime.ExceptionServices;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Reembedding.Comparison;
using Phasa.Storage;

namespace Phasa.Reembedding;

/// <summary>
/// Brings a leased reembedding to its end: rows for every text in the second space, the comparison, the switch. It
/// follows the documents in the order of their changes, so that what is written meanwhile comes last and nothing is
/// held up; the store switches only when nothing is left.
/// </summary>
public sealed class SpaceBuilder(IKnowledgeStore store, CollectionModels models, RowFactory rows, SpaceComparer comparer, CollectionIndexes indexes)
{
    private const int TextsPerBatch = 256;

    /// <summary>Works on a reembedding.</summary>
    /// <param name="job">The leased reembedding.</param>
    /// <param name="cancellationToken">Stops it between batches.</param>
    /// <returns>Why it waits for a person; null when it has switched, or the lease is lost.</returns>
    /// <exception cref="PhasaException">A model is not there or failed, or the store did. What was written stays.</exception>
    public async Task<string?> RunAsync(ReembeddingJob job, CancellationToken cancellationToken)
    {
        var collection = await store.Collections.FindAsync(job.CollectionName, cancellationToken).ConfigureAwait(false);
        if (collection is null || collection.Id != job.Collection)
        {
            return null;
        }

        var model = await models.ForAsync(collection with { Space = job.To }, cancellationToken).ConfigureAwait(false);
        if (await FollowAsync(job, model, switchWhenComplete: false, cancellationToken).ConfigureAwait(false) == FillOutcome.LeaseLost)
        {
            return null;
        }

        if (job.Purpose == ReembeddingPurpose.NewModel && await ObjectionAsync(job, collection, model, cancellationToken).ConfigureAwait(false) is { } objection)
        {
            return objection;
        }

        await indexes.PrepareAsync(collection, job.To, cancellationToken).ConfigureAwait(false);
        if (await FollowAsync(job, model, switchWhenComplete: true, cancellationToken).ConfigureAwait(false) == FillOutcome.Switched)
        {
            indexes.Forget(collection);
        }

        return null;
    }

    /// <summary>Embeds what is missing until nothing is.</summary>
    private async Task<FillOutcome> FollowAsync(ReembeddingJob job, EmbeddingModel model, bool switchWhenComplete, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.Reembeddings.ReadGapAsync(job.Lease, TextsPerBatch, cancellationToken).ConfigureAwait(false) is not { } gap)
            {
                return FillOutcome.LeaseLost;
            }

            var embedded = await rows.EmbedAsync(model, [.. gap.Texts.Select(t => t.Text)], cancellationToken).ConfigureAwait(false);
            var outcome = await store.Reembeddings.FillAsync(
                job.Lease, [.. gap.Texts.Zip(embedded, (text, made) => new RowFill(text, made))], gap.Reached, switchWhenComplete, cancellationToken).ConfigureAwait(false);

            // A comparison can do without the last writes; a switch cannot.
            if (outcome != FillOutcome.Behind || (gap.IsLast && !switchWhenComplete))
            {
                return outcome;
            }
        }
    }

    /// <summary>What speaks against switching now; null when nothing does.</summary>
    private async Task<string?> ObjectionAsync(ReembeddingJob job, Collection collection, EmbeddingModel model, CancellationToken cancellationToken)
    {
        var comparison = job.Comparison;
        PhasaException? failure = null;
        try
        {
            comparison ??= await CompareAsync(job, await models.ForAsync(collection with { Space = job.From }, cancellationToken).ConfigureAwait(false), model, cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e)
        {
            failure = e;
        }

        // The rule as it is by now: a person may have decided while this was worked on.
        var rule = (await store.Reembeddings.FindAsync(job.Collection, cancellationToken).ConfigureAwait(false))?.Rule;
        if (failure is { IsTransient: true } && rule != SwitchRule.Always)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return rule switch
        {
            // Nobody can search with a model that is not here: there is nothing that a switch could make worse.
            SwitchRule.UnlessWorse when failure?.Code == ErrorCodes.SpaceMismatch => null,
            SwitchRule.Never => "It was asked to wait before the switch.",
            SwitchRule.UnlessWorse when failure is not null => $"The models could not be compared: {failure.Message}",
            SwitchRule.UnlessWorse when comparison!.Worse is { Count: > 0 } worse => $"'{job.To.Model}' is significantly worse than '{job.From.Model}' for {string.Join(", ", worse)}.",
            _ => null,
        };
    }

    private async Task<SpaceComparison> CompareAsync(ReembeddingJob job, EmbeddingModel first, EmbeddingModel second, CancellationToken cancellationToken)
    {
        var comparison = await comparer.CompareAsync(job, first, second, cancellationToken).ConfigureAwait(false);
        await store.Reembeddings.KeepComparisonAsync(job.Lease, comparison, cancellationToken).ConfigureAwait(false);
        return comparison;
    }
}
