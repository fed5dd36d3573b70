using System.Diagnostics;

namespace Phasa.Bench.Peers;

/// <summary>A library that finds near vectors, with its rows in it.</summary>
internal abstract class Peer : IDisposable
{
    /// <summary>What it is, and how it was built.</summary>
    public abstract string Name { get; }

    /// <summary>How long its rows took to take in.</summary>
    public double BuildSeconds { get; protected set; }

    /// <summary>How hard to search, least first; what that means is the library's own. One value where there is no choice.</summary>
    public virtual IReadOnlyList<int> Efforts => [0];

    /// <summary>Answers some queries, one after the other.</summary>
    /// <param name="queries">All queries.</param>
    /// <param name="first">Which to begin with; after the last comes the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="effort">One of <see cref="Efforts"/>.</param>
    /// <returns>For each the milliseconds it took and the ten rows that were found.</returns>
    public virtual IReadOnlyList<(double Milliseconds, IReadOnlyList<int> Rows)> Search(float[][] queries, int first, int count, int effort)
    {
        List<(double, IReadOnlyList<int>)> answers = [];
        for (var i = 0; i < count; i++)
        {
            var query = queries[(first + i) % queries.Length];
            var start = Stopwatch.GetTimestamp();
            var rows = Search(query, effort);
            answers.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, rows));
        }

        return answers;
    }

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Answers a query.</summary>
    protected abstract IReadOnlyList<int> Search(float[] query, int effort);
}
