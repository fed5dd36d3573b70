using Phasa.Embeddings;
using Phasa.Separation.PairSets;
using Phasa.Storage;

namespace Phasa.Separation.Jobs;

/// <summary>Makes one measurement from beginning to end. Thread-safe.</summary>
public sealed class MeasurementRun(IKnowledgeStore store, EmbeddingModels models, Measurer measurer, TimeProvider time)
{
    /// <summary>Reads the pairs, embeds their texts and works out the figures.</summary>
    /// <param name="job">The leased measurement.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException">A model is not there or failed, or the pairs cannot be read.</exception>
    public async Task<Measurement> MeasureAsync(MeasurementJob job, CancellationToken cancellationToken)
    {
        var progress = new MeasurementProgress(store, job.Lease, time);
        try
        {
            progress.Tell(MeasurementPhase.Pairs, 0, 0);
            var pairs = (await store.Measurements.ReadPairsAsync(job.Lease, cancellationToken).ConfigureAwait(false))!;
            var vectors = new List<PairVectors>();
            foreach (var name in job.Request.Models)
            {
                var model = models.Named(name);
                var texts = pairs.Items.SelectMany(i => i.Query.Values.Select(t => (TextRole.Query, t)).Concat(i.Document.Values.Select(t => (TextRole.Document, t)))).Distinct().ToList();
                var made = new Dictionary<(TextRole, string), float[]>();
                foreach (var text in texts)
                {
                    made[text] = (await model.EmbedAsync([text.t], text.Item1, cancellationToken).ConfigureAwait(false))[0];
                }

                vectors.Add(new(name, model.Space, made));
            }

            var options = job.Request.Options with { Processors = Math.Max(1, Environment.ProcessorCount / 2) };
            return measurer.Measure(pairs, vectors, options, (done, total) => progress.Tell(MeasurementPhase.Figures, done, total), cancellationToken);
        }
        finally
        {
            await progress.EndAsync().ConfigureAwait(false);
        }
    }
}
