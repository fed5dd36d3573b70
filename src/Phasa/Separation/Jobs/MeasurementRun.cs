using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Embeddings;
using Phasa.Separation.PairSets;
using Phasa.Separation.Vectors;
using Phasa.Storage;

namespace Phasa.Separation.Jobs;

/// <summary>Makes one measurement from beginning to end. Thread-safe.</summary>
public sealed partial class MeasurementRun(
    IKnowledgeStore store, EmbeddingModels models, Measurer measurer, IOptions<MeasuringOptions> options, TimeProvider time, ILogger<MeasurementRun> logger)
{
    /// <summary>Reads the pairs, embeds their texts and works out the figures on half of the processors: searches come first.</summary>
    /// <param name="job">The leased measurement.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException">A model is not there or failed, or the pairs cannot be had.</exception>
    public async Task<Measurement> MeasureAsync(MeasurementJob job, CancellationToken cancellationToken)
    {
        var progress = new MeasurementProgress(store, job.Lease, time);
        try
        {
            progress.Tell(MeasurementPhase.Pairs, 0, 0);
            var pairs = await PairsAsync(job, progress, cancellationToken).ConfigureAwait(false);
            var vectors = await EmbedAsync(job, pairs, progress, cancellationToken).ConfigureAwait(false);
            var how = job.Request.Options with { Processors = Math.Max(1, Environment.ProcessorCount / 2) };
            return measurer.Measure(pairs, vectors, how, (done, total) => progress.Tell(MeasurementPhase.Figures, done, total), cancellationToken);
        }
        finally
        {
            await progress.EndAsync().ConfigureAwait(false);
        }
    }

    private async Task<PairSet> PairsAsync(MeasurementJob job, MeasurementProgress progress, CancellationToken cancellationToken)
    {
        var pairs = await AllPairsAsync(job, progress, cancellationToken).ConfigureAwait(false);
        return job.Request.Languages is { } languages ? pairs.In(languages) : pairs;
    }

    private async Task<PairSet> AllPairsAsync(MeasurementJob job, MeasurementProgress progress, CancellationToken cancellationToken) => job.Request.Origin switch
    {
        PairOrigin.Collection => await OfCollectionAsync(job, progress, cancellationToken).ConfigureAwait(false),
        PairOrigin.InBox => BuiltInPairSets.Find(job.Request.PairSet) ?? throw Gone($"There is no pair set '{job.Request.PairSet}' in the box of this version."),
        _ => await store.Measurements.ReadPairsAsync(job.Lease, cancellationToken).ConfigureAwait(false) ?? throw Gone("The pairs that came with the request are not there."),
    };

    private async Task<PairSet> OfCollectionAsync(MeasurementJob job, MeasurementProgress progress, CancellationToken cancellationToken)
    {
        var collection = job.CollectionName is { } name ? await store.Collections.FindAsync(name, cancellationToken).ConfigureAwait(false) : null;
        return collection?.Id == job.Request.Collection && collection is not null
            ? await new CollectionPairs(store).MakeAsync(
                collection, job.Request.Options.Seed, (done, total) => progress.Tell(MeasurementPhase.Pairs, done, total), cancellationToken).ConfigureAwait(false)
            : throw Gone($"Collection '{job.Request.PairSet}' has gone.");
    }

    private async Task<IReadOnlyList<PairVectors>> EmbedAsync(MeasurementJob job, PairSet pairs, MeasurementProgress progress, CancellationToken cancellationToken)
    {
        var embedder = new PairEmbedder(options.Value.Cache, time);
        var (vectors, before) = (new List<PairVectors>(), 0L);
        foreach (var name in job.Request.Models)
        {
            var total = 0L;
            vectors.Add(await embedder.EmbedAsync(
                pairs, name, models.Named(name),
                told => progress.Tell(MeasurementPhase.Embedding, before + told.Done, (total = told.Total) * job.Request.Models.Count),
                notice => LogNotice(job.Id, name, notice),
                cancellationToken).ConfigureAwait(false));
            before += total;
        }

        return vectors;
    }

    private static PhasaException Gone(string message) => new(ErrorCodes.InvalidRequest, message, "Ask for the measurement again.");

    [LoggerMessage(2307, LogLevel.Information, "Measurement {Id}, model {Model}: {Notice}")]
    private partial void LogNotice(MeasurementId id, string model, string notice);
}
