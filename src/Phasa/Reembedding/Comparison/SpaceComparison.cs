using System.Text.Json.Serialization;
using Phasa.Languages;

namespace Phasa.Reembedding.Comparison;

/// <summary>The model in use and the one to come, measured on the collection's own passages and their translations.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Seed">What the choice of documents and the draws began with.</param>
/// <param name="Documents">Documents that took part.</param>
/// <param name="Passages">Passages that every question was compared with, as far as they have rows on its path.</param>
/// <param name="Paths">The figures by language and path.</param>
public sealed record SpaceComparison(DateTimeOffset At, int Seed, int Documents, int Passages, IReadOnlyList<LanguageComparison> Paths)
{
    /// <summary>The languages for which the second model is significantly worse on any path.</summary>
    [JsonIgnore]
    public IReadOnlyList<LanguageTag> Worse => [.. Paths.Where(p => p.Verdict == ComparisonVerdict.Worse).Select(p => p.Language).Distinct()];
}
