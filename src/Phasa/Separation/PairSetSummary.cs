using Phasa.Languages;
using Phasa.Separation.PairSets;

namespace Phasa.Separation;

/// <summary>Which data a measurement was made with.</summary>
/// <param name="Name">The pair set's name.</param>
/// <param name="Fingerprint">What tells its texts from others.</param>
/// <param name="Items">How many items it has.</param>
/// <param name="Languages">Its languages.</param>
public sealed record PairSetSummary(string Name, string Fingerprint, int Items, IReadOnlyList<LanguageTag> Languages)
{
    /// <summary>How many items ask a question of users, out of the search log, in some language; null for a set that was not made of a collection.</summary>
    public int? AskedByUsers { get; init; }

    /// <summary>The summary of a set.</summary>
    public static PairSetSummary Of(PairSet pairs) => new(pairs.Name, pairs.Fingerprint, pairs.Items.Count, pairs.Languages) { AskedByUsers = pairs.IsOfCollection ? pairs.Items.Count(i => i.AskedIn.Count > 0) : null };
}
