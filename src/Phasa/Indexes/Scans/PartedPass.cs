namespace Phasa.Indexes.Scans;

/// <summary>
/// The first pass cut into parts, one after another in the index, each with candidates of its own. The calling thread takes
/// parts until none is left, so a pool that is busy elsewhere delays nothing.
/// </summary>
internal sealed class PartedPass : IThreadPoolWorkItem
{
    private static readonly Spare<PartedPass> Spares = new();

    private readonly RowScan?[] _parts = new RowScan?[8];

    // Run, number of parts and next part in one word: a thread that comes late, when the object serves another run,
    // takes a part of that run or none.
    private long _state;
    private int _open;

    /// <summary>Looks at all rows of a scan.</summary>
    public static void Run(RowScan scan, int parts)
    {
        var pass = Spares.Take() ?? new();
        pass.RunParts(scan, parts);
        Spares.Give(pass);
    }

    /// <inheritdoc/>
    public void Execute()
    {
        while (Claim() is var (part, parts) && part >= 0)
        {
            var scan = _parts[part]!;
            var blocks = scan.Snapshot.Blocks;
            for (var block = (int)((long)blocks * part / parts); block < (int)((long)blocks * (part + 1) / parts); block++)
            {
                scan.Look(block);
            }

            Interlocked.Decrement(ref _open);
        }
    }

    private void RunParts(RowScan scan, int parts)
    {
        _open = parts;
        for (var i = 0; i < parts; i++)
        {
            _parts[i] = i == 0 ? scan : scan.Fork();
        }

        var run = (Volatile.Read(ref _state) >> 32) + 1;
        Volatile.Write(ref _state, (run << 32) | ((long)parts << 16));
        for (var i = 1; i < parts; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        Execute();

        // Parts are of one size, so whoever still works on one is nearly done.
        for (var spin = default(SpinWait); Volatile.Read(ref _open) != 0;)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        for (var i = 1; i < parts; i++)
        {
            scan.Join(_parts[i]!);
        }

        Array.Clear(_parts);
    }

    private (int Part, int Parts) Claim()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            var (next, parts) = ((int)(state & 0xffff), (int)((state >> 16) & 0xffff));
            if (next >= parts)
            {
                return (-1, parts);
            }

            if (Interlocked.CompareExchange(ref _state, state + 1, state) == state)
            {
                return (next, parts);
            }
        }
    }
}
