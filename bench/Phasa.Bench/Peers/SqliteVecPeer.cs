using System.Diagnostics;
using Phasa.Bench.Scan;

namespace Phasa.Bench.Peers;

/// <summary>One of sqlite-vec's tables.</summary>
internal sealed class SqliteVecPeer(SqliteVec tables, Contender table) : Peer
{
    /// <inheritdoc/>
    public override string Name => $"{table.Name} {tables.Version}";

    /// <summary>Its three kinds; none where its library is not said.</summary>
    public static IReadOnlyList<Peer> Open(VectorRows set)
    {
        var start = Stopwatch.GetTimestamp();
        return SqliteVec.Open(set) is { } tables
            ? [.. tables.Contenders().Select(t => new SqliteVecPeer(tables, t) { BuildSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds / 3 })]
            : [];
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        tables.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<int> Search(float[] query, int effort) => table.Search(query);
}
