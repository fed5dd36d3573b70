using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Cli.Demo;

/// <summary>How well one path serves one language, averaged over questions.</summary>
/// <param name="Language">The questions' language.</param>
/// <param name="Path">The path.</param>
/// <param name="Questions">How many were asked.</param>
/// <param name="Similarity">The mean cosine of question and right document, where the path reaches it; null where it reaches none.</param>
/// <param name="RecallAt1">The share of right documents that come first.</param>
/// <param name="RecallAt5">The share of right documents among the first five.</param>
/// <param name="NdcgAt10">How high the right documents stand among the first ten (normalised discounted cumulative gain).</param>
/// <param name="Mrr">The mean reciprocal rank of the first right document.</param>
internal sealed record PathFigures(
    LanguageTag Language, RouteChoice Path, int Questions, float? Similarity, double RecallAt1, double RecallAt5, double NdcgAt10, double Mrr);
