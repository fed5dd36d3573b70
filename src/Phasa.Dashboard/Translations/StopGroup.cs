using System.Text.RegularExpressions;
using Phasa.Jobs;

namespace Phasa.Dashboard.Translations;

/// <summary>Jobs of a language that stopped for as good as the same reason: their texts differ in numbers alone.</summary>
/// <param name="Reasons">The reasons, that of the most jobs first.</param>
public sealed partial record StopGroup(IReadOnlyList<StopCount> Reasons)
{
    /// <summary>The first of the reasons.</summary>
    public StopReason First => Reasons[0].Reason;

    /// <summary>How many jobs.</summary>
    public int Jobs => Reasons.Sum(r => r.Jobs);

    /// <summary>What they stopped with; numbers in which they differ are left out.</summary>
    public string Text => Reasons.Count == 1 ? First.Error : Number().Replace(First.Error, "…");

    /// <summary>Puts together what belongs together, the most jobs first.</summary>
    public static IReadOnlyList<StopGroup> Of(IReadOnlyList<StopCount> stopped) =>
    [
        .. stopped.GroupBy(s => s.Reason with { Error = Number().Replace(s.Reason.Error, "…") })
            .Select(g => new StopGroup([.. g])).OrderByDescending(g => g.Jobs),
    ];

    [GeneratedRegex(@"\d+([.,:\-]\d+)*Z?")]
    private static partial Regex Number();
}
