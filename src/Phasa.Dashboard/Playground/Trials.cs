using System.Runtime.CompilerServices;
using Phasa.Search;

namespace Phasa.Dashboard.Playground;

/// <summary>Asks the same question on every route that this installation has. Thread-safe.</summary>
public sealed class Trials(SearchService search, QueryTranslation translation)
{
    private static readonly RouteChoice[] Always = [RouteChoice.Auto, RouteChoice.Index, RouteChoice.CrossLingual];

    /// <summary>
    /// The routes side by side, all under way at first, and again each time that one has come. That which translates the question is among them once it is
    /// known that a provider translates it into a language that documents are written in.
    /// </summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<IReadOnlyList<Trial>> AskAsync(string collection, Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var trials = Always.Select(Trial.Begun).ToList();
        yield return [.. trials];
        var running = Always.Select(r => BeginAsync(collection, question, r, cancellationToken)).ToList();
        while (running.Count > 0)
        {
            var done = await Task.WhenAny(running);
            running.Remove(done);
            var trial = await done;
            trials[trials.FindIndex(t => t.Route == trial.Route)] = trial;
            if (trial is { Route: RouteChoice.CrossLingual, Result: { } result } && Translates(result))
            {
                trials.Add(Trial.Begun(RouteChoice.QueryTranslation));
                running.Add(BeginAsync(collection, question, RouteChoice.QueryTranslation, cancellationToken));
            }

            yield return [.. trials];
        }
    }

    // Not on the page's own thread of work, which shows what has come meanwhile.
    private Task<Trial> BeginAsync(string collection, Question question, RouteChoice route, CancellationToken cancellationToken) =>
        Task.Run(() => Trial.OfAsync(search, collection, question, route, cancellationToken), cancellationToken);

    /// <summary>The search across languages has a route for each language that documents are written in.</summary>
    private bool Translates(SearchResult across) =>
        across.Routes.Any(r => r.Language != across.Language.Language && translation.IsThere(new(across.Language.Language, r.Language)));
}
