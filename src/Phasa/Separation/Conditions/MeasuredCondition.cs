using Phasa.Separation.Comparison;
using Phasa.Separation.Thresholds;

namespace Phasa.Separation.Conditions;

/// <summary>What one model shows in one condition.</summary>
/// <param name="Measurement">The figures.</param>
/// <param name="Draws">What they were in each draw of the items.</param>
/// <param name="Samples">What each query found, to fit cuts to; none with a single item, which has no wrong document.</param>
internal sealed record MeasuredCondition(ConditionMeasurement Measurement, ConditionDraws Draws, IReadOnlyList<ThresholdSample> Samples);
