using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.PairSets;

namespace Phasa.Separation.Paths;

/// <summary>
/// Asks a pair set's queries against its own documents as a small knowledge base written in the source language: through
/// rows in the query's language, across languages, and with the item's query in the source language standing for a
/// perfect translation of the query. Every path of a language is asked the same queries over the same documents: those
/// of the items that have both texts in both languages. Texts that are as similar as the right one come before it.
/// </summary>
public static class PairSetPaths
{
    /// <summary>What every query gets on every path; empty where the set has no documents in the source language.</summary>
    /// <param name="pairs">The pair set.</param>
    /// <param name="vectors">Where its texts lie.</param>
    /// <param name="source">The language that knowledge is taken to be written in, s; in it the paths are one, the index.</param>
    public static IReadOnlyList<PathAnswer> Ask(PairSet pairs, PairVectors vectors, LanguageTag source) =>
        [.. pairs.Languages.SelectMany(language => Ask(pairs, vectors, source, language))];

    private static IEnumerable<PathAnswer> Ask(PairSet pairs, PairVectors vectors, LanguageTag source, LanguageTag language)
    {
        var items = pairs.Items.Where(i => Has(i, language) && Has(i, source)).ToList();

        // A knowledge base of one document puts it first on every path.
        return items.Count < 2 ? [] : PathsOf(pairs, source, language).SelectMany(path => Ask(path));

        IEnumerable<PathAnswer> Ask(RetrievalPath path)
        {
            var asked = path == RetrievalPath.QueryTranslation ? source : language;
            var rows = path == RetrievalPath.Index ? language : source;
            var similarities = SimilarityMatrix.Of(
                [.. items.Select(i => vectors.Query(i, asked))], [.. items.Select(i => vectors.Document(i, rows))]);
            return items.Select((item, i) => Answer(item.Id, language, path, similarities[i, i], Rank(similarities.Row(i), i)));
        }
    }

    /// <summary>Where query and document are one text, a path within a language finds that text itself and tells nothing.</summary>
    private static IEnumerable<RetrievalPath> PathsOf(PairSet pairs, LanguageTag source, LanguageTag language) =>
        (pairs.IsParallelOnly, language == source) switch
        {
            (true, true) => [],
            (true, false) => [RetrievalPath.CrossLingual],
            (false, true) => [RetrievalPath.Index],
            _ => [RetrievalPath.Index, RetrievalPath.CrossLingual, RetrievalPath.QueryTranslation],
        };

    private static bool Has(PairItem item, LanguageTag language) => item.Query.ContainsKey(language) && item.Document.ContainsKey(language);

    private static int Rank(ReadOnlySpan<float> similarities, int right)
    {
        var rank = 0;
        foreach (var similarity in similarities)
        {
            rank += similarity >= similarities[right] ? 1 : 0;
        }

        return rank;
    }

    private static PathAnswer Answer(string item, LanguageTag language, RetrievalPath path, double similarity, int rank) => new(
        item, language, path, similarity, Within(rank, 1), Within(rank, 5), Within(rank, 10), rank <= 10 ? 1 / Math.Log2(rank + 1) : 0, 1.0 / rank);

    private static double Within(int rank, int k) => rank <= k ? 1 : 0;
}
