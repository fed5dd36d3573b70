using Phasa.Separation;
using Phasa.Separation.Jobs;

namespace Phasa.Dashboard.Measurements;

/// <summary>One of two measurements that are compared.</summary>
/// <param name="Job">What was asked for.</param>
/// <param name="Result">What it came to.</param>
internal sealed record MeasurementSide(MeasurementJob Job, Measurement Result);
