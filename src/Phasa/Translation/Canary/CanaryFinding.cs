using System.Globalization;
using Phasa.Documents;

namespace Phasa.Translation.Canary;

/// <summary>What probing a passage's rows in a language showed.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Probes">The questions; none when the text is too short to have one.</param>
/// <param name="Rank">The rank asked for.</param>
/// <param name="Others">How many rows other documents have in the language.</param>
public sealed record CanaryFinding(PassageId Passage, IReadOnlyList<CanaryProbe> Probes, int Rank, int Others)
{
    /// <summary>Whether one question at least found the passage, or there was none to ask.</summary>
    public bool IsFound => Probes.Count == 0 || Probes.Any(p => p.IsFound);

    /// <summary>The ranks and similarities, for people; no text of the document.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"not found among {Others} other rows by {string.Join(", ", Probes.Select(Describe))}");

    private string Describe(CanaryProbe probe) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(probe.IsTitle ? "its title" : "a key sentence")} (rank {(probe.Rank is { } rank ? $"{rank}" : $"beyond {Rank}")}, similarity {probe.Similarity:0.00}, best other {probe.BestOther?.ToString("0.00", CultureInfo.InvariantCulture) ?? "none"})");
}
