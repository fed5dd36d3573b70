using Phasa.Indexes;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Monitoring.Traces;

namespace Phasa.Search.Legs;

/// <summary>What the words' leg of a route found.</summary>
/// <param name="Report">The report of the leg.</param>
/// <param name="Matches">The passages that met its cut or that vectors found, too, best first, each with the cosine of its row.</param>
/// <param name="Gone">Whether it met passages that the rows do not have any more: the words are older.</param>
internal sealed record WordLeg(WordLegReport Report, IReadOnlyList<(WordsHit Words, int Slot, float Similarity)> Matches, bool Gone)
{
    /// <summary>Looks for a query's words in the texts of a route's passages.</summary>
    /// <returns>The matches, beside which the vectors' leg can go on at once; what fails, the task throws.</returns>
    public static Task<WordMatches> FindAsync<TFilter>(CollectionSnapshot snapshot, TFilter filter, LanguageTag rows, RouteQuery query)
        where TFilter : struct, ISlotFilter
    {
        WordMatches Find()
        {
            using var span = PhasaTracing.Start("words");
            var found = query.Words!.Find(new(query.Text, rows, query.Depth), new RoutePassages<TFilter>(snapshot, filter));
            span?.SetTag(SpanTags.Language, rows.Value).SetTag(SpanTags.Hits, found.Best.Count);
            return found;
        }

        return query.Vectors && Environment.ProcessorCount > 1 ? Task.Run(Find) : Task.FromResult(Find());
    }

    /// <summary>What words found, cut.</summary>
    /// <param name="snapshot">The rows.</param>
    /// <param name="rows">The language of the route's rows.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="found">What words found.</param>
    /// <param name="accepted">What vectors found.</param>
    /// <param name="cancellationToken">Stops it where the store is asked for vectors.</param>
    /// <remarks>
    /// A passage that vectors accepted needs no cut: words only say where it stands. One that words alone bring in has to
    /// hold enough of the query, because a word in common is no answer.
    /// </remarks>
    public static async ValueTask<WordLeg> OfAsync(
        CollectionSnapshot snapshot, LanguageTag rows, RouteQuery query, WordMatches found, IReadOnlyList<RowMatch> accepted, CancellationToken cancellationToken)
    {
        var byVectors = accepted.ToDictionary(m => m.Slot, m => m.Similarity);
        List<int> byWords = [.. found.Best.Where(m => m.Coverage >= query.LeastCoverage && !byVectors.ContainsKey(m.Slot)).Select(m => m.Slot)];
        var similarities = await SnapshotVectors.SimilaritiesAsync(snapshot, rows, byWords, query.Vector, cancellationToken).ConfigureAwait(false);
        var matches = new List<(WordsHit, int, float)>(found.Best.Count);
        var (gone, rank) = (false, 0);
        float? best = null;

        // A cosine that the search itself asks for is asked of every hit; any other cut is one of the vectors alone.
        var required = query.Threshold.Source == ThresholdSource.Requested ? query.Threshold.Value : -1;
        foreach (var match in found.Best)
        {
            rank++;
            best = match.Coverage > best ? match.Coverage : best ?? match.Coverage;
            if (byVectors.TryGetValue(match.Slot, out var known))
            {
                matches.Add((new(rank, match.Score, match.Coverage), match.Slot, known));
            }
            else if (match.Coverage >= query.LeastCoverage)
            {
                var isThere = similarities.TryGetValue(match.Slot, out var similarity);
                gone |= !isThere && (snapshot.Stored is null || snapshot.IndexOf(rows).Has(match.Slot));
                if (isThere && similarity >= required)
                {
                    matches.Add((new(rank, match.Score, match.Coverage), match.Slot, similarity));
                }
            }
        }

        return new(new(query.Words!.CountTexts(rows), found.Words, query.LeastCoverage, Math.Min(matches.Count, query.Top), best), matches, gone);
    }
}
