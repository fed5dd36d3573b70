using Phasa.Translation.Canary;

namespace Phasa.Bench.Canary;

/// <summary>The handbook's passages in one language, their rows of one kind.</summary>
/// <param name="Language">The language.</param>
/// <param name="Rows"><c>own</c>: as embedded; <c>noise</c>: vectors at random; <c>zero</c>: nothing but zeros; <c>other</c>: those of a passage of another document.</param>
/// <param name="Passages">Passages.</param>
/// <param name="Quarantined">Passages that no probe found.</param>
/// <param name="Probes">Questions.</param>
/// <param name="First">Questions that found the passage first.</param>
/// <param name="WithinRank">Questions that found it within the rank.</param>
/// <param name="LeastSimilarity">The least of the passages' best similarities.</param>
/// <param name="MillisecondsPerDocument">Time per document, questions embedded and searched.</param>
internal sealed record CanaryLine(
    string Language, string Rows, int Passages, int Quarantined, int Probes, int First, int WithinRank, float LeastSimilarity, double MillisecondsPerDocument)
{
    /// <summary>Counts findings.</summary>
    public static CanaryLine Of(string language, string rows, IReadOnlyList<CanaryFinding> findings, TimeSpan perDocument)
    {
        var probes = findings.SelectMany(f => f.Probes).ToList();
        return new(
            language, rows, findings.Count, findings.Count(f => !f.IsFound), probes.Count, probes.Count(p => p.Rank == 1), probes.Count(p => p.IsFound),
            MathF.Round(findings.Where(f => f.Probes.Count > 0).Min(f => f.Probes.Max(p => p.Similarity)), 3), Math.Round(perDocument.TotalMilliseconds, 2));
    }
}
