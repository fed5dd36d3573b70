using System.Collections.Concurrent;
using Phasa.Languages;
using Phasa.Separation.PairSets;

namespace Phasa.Separation.Conditions;

/// <summary>
/// The control: how similar texts are by the characters they share, which a model must beat before its similarity can be called
/// meaning. The cosine of √count of the n-grams that the untrained embedder takes, but of all of them: its 1,024 places are shared
/// by chance, and that noise would stand where texts share nothing. Here those have exactly 0, are tied, and have an AUC of ½.
/// Thread-safe.
/// </summary>
/// <param name="pairs">The pair set whose texts are compared.</param>
internal sealed class CharacterControl(PairSet pairs)
{
    private readonly ConcurrentDictionary<LanguageTag, Lazy<IReadOnlyDictionary<string, WeightedGrams>>> _queries = new();
    private readonly ConcurrentDictionary<LanguageTag, Lazy<GramIndex>> _documents = new();

    /// <summary>The similarities of a condition's texts, each 0..1; 0 where a text has no n-grams.</summary>
    /// <param name="condition">The languages.</param>
    /// <param name="items">Items of the pair set that have both.</param>
    public SimilarityMatrix Of(Condition condition, IReadOnlyList<PairItem> items)
    {
        var queries = _queries.GetOrAdd(condition.Query, language => new(() => Grams(i => i.Query, language))).Value;
        var documents = _documents.GetOrAdd(condition.Document, language => new(() => new(Grams(i => i.Document, language)))).Value;
        int[] places = [.. items.Select(i => documents.PlaceOf(i.Id))];
        var all = new float[documents.Count];
        var values = new float[places.Length * places.Length];
        for (var query = 0; query < places.Length; query++)
        {
            documents.Compare(queries[items[query].Id], all);
            for (var document = 0; document < places.Length; document++)
            {
                values[(query * places.Length) + document] = Math.Min(all[places[document]], 1f);
            }
        }

        return new(places.Length, values);
    }

    private Dictionary<string, WeightedGrams> Grams(Func<PairItem, IReadOnlyDictionary<LanguageTag, string>> texts, LanguageTag language) =>
        pairs.Items.Where(i => texts(i).ContainsKey(language))
            .ToDictionary(i => i.Id, i => WeightedGrams.Of(texts(i)[language]));
}
