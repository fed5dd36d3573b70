namespace Phasa.Indexes.Scans;

/// <summary>
/// What the last few filters admitted of one snapshot, so that a filter that comes again need not ask about every row.
/// Thread-safe.
/// </summary>
internal sealed class FilterMemory
{
    /// <summary>One row in so many, or fewer, are compared one by one.</summary>
    public const int FewShare = 8;

    private const int Kept = 8;

    private IKnown[] _known = [];

    /// <summary>The rows that a filter admits.</summary>
    public AdmittedRows Rows<TFilter>(LanguageIndexSnapshot snapshot, TFilter admits)
        where TFilter : struct, ISlotFilter
    {
        foreach (var known in Volatile.Read(ref _known))
        {
            if (known is Known<TFilter> same && EqualityComparer<TFilter>.Default.Equals(same.Filter, admits))
            {
                return same.Rows;
            }
        }

        var rows = Count(snapshot, admits);

        // Two threads may both remember theirs and one be forgotten: it is counted again.
        Volatile.Write(ref _known, [new Known<TFilter>(admits, rows), .. _known.Take(Kept - 1)]);
        return rows;
    }

    private static AdmittedRows Count<TFilter>(LanguageIndexSnapshot snapshot, TFilter admits)
        where TFilter : struct, ISlotFilter
    {
        var positions = new int[snapshot.Living / FewShare];
        var count = 0;
        for (var position = 0; position < snapshot.Count; position++)
        {
            if (!snapshot.IsDeleted(position) && admits.Admits(snapshot.SlotAt(position)))
            {
                if (count < positions.Length)
                {
                    positions[count] = position;
                }

                count++;
            }
        }

        return new(count, count <= positions.Length ? positions[..count] : null);
    }

    private interface IKnown;

    private sealed record Known<TFilter>(TFilter Filter, AdmittedRows Rows) : IKnown
        where TFilter : struct, ISlotFilter;
}
