namespace Phasa.Separation.Jobs;

/// <summary>
/// A worker's hold on a measurement. The token is new with each lease, so that a worker that lost it cannot write. It is
/// lost when another worker took over or the measurement was deleted; a lease whose time alone is over still holds.
/// </summary>
public readonly record struct MeasurementLease(MeasurementId Job, long Token);
