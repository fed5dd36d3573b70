namespace Phasa.Indexes.Scans;

/// <summary>A scan with a kind of filter, so that asking it is no call.</summary>
internal sealed class RowScan<TFilter> : RowScan
    where TFilter : struct, ISlotFilter
{
    private static readonly Spare<RowScan<TFilter>> Spares = new();
    private static readonly TopMatches None = new(1, float.PositiveInfinity);

    private TFilter _admits;
    private TopMatches _matches = None;

    private RowScan()
    {
    }

    /// <summary>A scan of an index, to be returned when it is done.</summary>
    public static RowScan<TFilter> Rent(LanguageIndexSnapshot snapshot, ReadOnlySpan<float> query, TFilter admits, TopMatches matches)
    {
        var only = snapshot.Admitted(admits).Positions;
        var plan = only is null
            ? ScanPlan.For(snapshot.Dimensions, snapshot.Count, matches.Capacity)
            : ScanPlan.ForFew(only.Length, matches.Capacity, snapshot.HasVectors);
        return Rent(snapshot, query, admits, matches, plan, only);
    }

    /// <summary>A scan by a plan of the caller's own.</summary>
    /// <param name="snapshot">The rows.</param>
    /// <param name="query">The query.</param>
    /// <param name="admits">The filter.</param>
    /// <param name="matches">Receives what is found.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="only">The rows to look at, if they are known.</param>
    public static RowScan<TFilter> Rent(
        LanguageIndexSnapshot snapshot, ReadOnlySpan<float> query, TFilter admits, TopMatches matches, ScanPlan plan, int[]? only = null)
    {
        var scan = Spares.Take() ?? new();
        (scan._admits, scan._matches) = (admits, matches);
        scan.Start(snapshot, query, plan, only);
        return scan;
    }

    /// <inheritdoc/>
    public override int CountAdmitted() => Snapshot.Admitted(_admits).Count;

    /// <inheritdoc/>
    public override RowScan Fork()
    {
        var fork = Spares.Take() ?? new();
        (fork._admits, fork._matches) = (_admits, _matches);
        fork.StartAs(this);
        return fork;
    }

    /// <inheritdoc/>
    public override void Return()
    {
        (_admits, _matches) = (default, None);
        Stop();
        Spares.Give(this);
    }

    /// <inheritdoc/>
    public override void Look(int block) => Look(block, _admits, _matches);

    /// <inheritdoc/>
    public override void Finish() => Finish(_matches);
}
