using Phasa.Collections;

namespace Phasa.Separation.Jobs;

/// <summary>A result in the store.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Collection">The collection it speaks for; null for every one in a measured space.</param>
/// <param name="Measurement">The result.</param>
public sealed record KeptMeasurement(MeasurementId Id, CollectionId? Collection, Measurement Measurement);
