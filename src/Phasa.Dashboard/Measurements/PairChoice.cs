using Phasa.Collections;
using Phasa.Languages;
using Phasa.Separation.PairSets;

namespace Phasa.Dashboard.Measurements;

/// <summary>Where pairs can come from.</summary>
/// <param name="Name">The name of a set in the box; null for the collection's own texts.</param>
/// <param name="Languages">The languages there are.</param>
/// <param name="Items">How many items; null where that shows only when they are made.</param>
internal sealed record PairChoice(string? Name, IReadOnlyList<LanguageTag> Languages, int? Items)
{
    private static readonly Lazy<IReadOnlyList<PairChoice>> InBox = new(() =>
        [.. BuiltInPairSets.Names.OrderByDescending(n => n == BuiltInPairSets.Default).Select(n => BuiltInPairSets.Find(n)!).Select(s => new PairChoice(s.Name, s.Languages, s.Items.Count))]);

    /// <summary>The default set in the box, the others, and the collection's own texts.</summary>
    public static IReadOnlyList<PairChoice> Of(Collection collection) => [.. InBox.Value, new(null, collection.Languages, null)];
}
