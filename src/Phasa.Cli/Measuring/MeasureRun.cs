using System.Globalization;
using Phasa.Cli.Output;
using Phasa.Embeddings;
using Phasa.Separation;
using Phasa.Separation.PairSets;
using Phasa.Separation.Vectors;

namespace Phasa.Cli.Measuring;

/// <summary>Embeds a pair set under each model and measures, with progress on standard error.</summary>
/// <param name="terminal">Where messages go.</param>
/// <param name="cache">The folder of the cache; null for none.</param>
internal sealed class MeasureRun(Terminal terminal, string? cache)
{
    /// <summary>Measures.</summary>
    /// <exception cref="PhasaException">A model failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; vectors are kept in the cache.</exception>
    public async Task<Measurement> MeasureAsync(
        PairSet pairs, IReadOnlyList<(string Name, EmbeddingModel Model)> models, MeasurementOptions options, CancellationToken cancellationToken)
    {
        var embedder = new PairEmbedder(cache, TimeProvider.System);
        List<PairVectors> vectors = [];
        foreach (var (name, model) in models)
        {
            vectors.Add(await EmbedAsync(embedder, pairs, name, model, cancellationToken));
        }

        return await ProgressLine.RunAsync(terminal, "Measuring", "conditions", tell =>
            Task.Run(() => new Measurer(TimeProvider.System).Measure(pairs, vectors, options, tell, cancellationToken), cancellationToken));
    }

    private async Task<PairVectors> EmbedAsync(PairEmbedder embedder, PairSet pairs, string name, EmbeddingModel model, CancellationToken cancellationToken)
    {
        var last = default(EmbeddingProgress);
        var vectors = await ProgressLine.RunAsync(terminal, $"Embedding with {name}", "texts", tell => embedder.EmbedAsync(
            pairs, name, model,
            progress =>
            {
                last = progress;
                tell(progress.Done, progress.Total);
            },
            terminal.Say,
            cancellationToken));
        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{name}: {last.Total:N0} texts, {last.Cached:N0} of them from the cache."));
        return vectors;
    }
}
