using Phasa.Translation;

namespace Phasa.Bench.Gate;

/// <summary>One translation put to a review.</summary>
/// <param name="Kind"><c>good</c>, <c>another article</c>'s passage, or the passage <c>beside</c> it in its article.</param>
/// <param name="Pair">From and to.</param>
/// <param name="ChoseLimits">Whether its article is of the half that chose the limits.</param>
/// <param name="Source">The original.</param>
/// <param name="Output">What is taken for its translation.</param>
internal sealed record GateReviewCase(string Kind, LanguagePair Pair, bool ChoseLimits, string Source, string Output);
