using Phasa.Separation.Jobs;

namespace Phasa.Dashboard.Measurements;

/// <summary>A measurement in the list.</summary>
/// <param name="Job">What was asked for, and where it is.</param>
/// <param name="Result">What it came to, in short; null until it is done.</param>
/// <param name="IsInUse">Whether searches of the collection go by it.</param>
public sealed record MeasurementLine(MeasurementJob Job, MeasurementGist? Result, bool IsInUse);
