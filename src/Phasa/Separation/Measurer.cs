using Phasa.Separation.PairSets;

namespace Phasa.Separation;

/// <summary>Measures models on a pair set. Embeds nothing: the vectors are given. Thread-safe.</summary>
public sealed class Measurer(TimeProvider time)
{
    /// <summary>Measures every condition under every model.</summary>
    /// <param name="pairs">The pair set.</param>
    /// <param name="models">The vectors of its texts under each model; at least one model.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the conditions done and how many there are; called by one thread at a time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: the source language is not one of the set's.</exception>
    public Measurement Measure(
        PairSet pairs, IReadOnlyList<PairVectors> models, MeasurementOptions options, Action<long, long>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException($"{time} {pairs} {models} {options} {progress} {cancellationToken}");
}
