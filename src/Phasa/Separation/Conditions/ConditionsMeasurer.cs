using System.Collections.Concurrent;
using Phasa.Separation.PairSets;
using Phasa.Separation.Uncertainty;

namespace Phasa.Separation.Conditions;

/// <summary>Measures the conditions of a pair set, side by side on all processors.</summary>
internal static class ConditionsMeasurer
{
    /// <summary>Measures every condition under every model.</summary>
    /// <param name="pairs">The pair set.</param>
    /// <param name="conditions">Conditions that it has items for.</param>
    /// <param name="models">The vectors of its texts under each model.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told what is done and how much there is, a condition counting once per model; called by one thread at a time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>By condition in the order given, then by model in the order given.</returns>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static MeasuredCondition[][] Measure(
        PairSet pairs,
        IReadOnlyList<Condition> conditions,
        IReadOnlyList<PairVectors> models,
        MeasurementOptions options,
        Action<long, long>? progress,
        CancellationToken cancellationToken)
    {
        var draws = new ConcurrentDictionary<int, Lazy<ItemDraws>>();
        var measured = new MeasuredCondition[conditions.Count][];
        var gate = new Lock();
        long done = 0;
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = options.Processors ?? Environment.ProcessorCount };
        Parallel.For(0, conditions.Count, parallel, i =>
        {
            var items = pairs.ItemsOf(conditions[i]);
            var drawn = draws.GetOrAdd(items.Count, n => new(() => new(n, options.Draws, options.Seed))).Value;
            var measurer = new ConditionMeasurer(conditions[i], items, drawn, options, cancellationToken);
            measured[i] = [.. models.Select(model => Told(measurer.Measure(model, cancellationToken)))];
        });
        return measured;

        MeasuredCondition Told(MeasuredCondition condition)
        {
            lock (gate)
            {
                progress?.Invoke(++done, (long)conditions.Count * models.Count);
            }

            return condition;
        }
    }
}
