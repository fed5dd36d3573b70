namespace Phasa.Indexes.Scans;

/// <summary>The first pass over all rows: by one thread or several, for one query or several.</summary>
internal static class ScanPasses
{
    /// <summary>Rows for which another core is worth waking: 100,000 took longer on two cores than on one.</summary>
    public const int RowsPerPart = 150_000;

    private const int MostParts = 8;

    private static int _running;

    /// <summary>Scans that run now in this process.</summary>
    public static int Running => Volatile.Read(ref _running);

    /// <summary>Scans for one query and hands over what it found. Uses several cores while no other scan runs.</summary>
    public static void Run(RowScan scan)
    {
        var alone = Interlocked.Increment(ref _running) == 1;
        try
        {
            var parts = alone ? Math.Min(Math.Min(Environment.ProcessorCount, MostParts), scan.Snapshot.Count / RowsPerPart) : 1;
            if (scan.LooksAtAll && parts > 1)
            {
                PartedPass.Run(scan, parts);
            }
            else if (scan.LooksAtAll)
            {
                LookAtAll(scan);
            }

            scan.Finish();
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>
    /// Scans the same rows for several queries: a block is read from memory once and from the cache after that. Each query
    /// finds what it would have found alone.
    /// </summary>
    /// <param name="scans">Scans of one snapshot.</param>
    public static void RunTogether(ReadOnlySpan<RowScan> scans)
    {
        Interlocked.Increment(ref _running);
        try
        {
            for (var block = 0; block < scans[0].Snapshot.Blocks; block++)
            {
                foreach (var scan in scans)
                {
                    if (scan.LooksAtAll)
                    {
                        scan.Look(block);
                    }
                }
            }

            foreach (var scan in scans)
            {
                scan.Finish();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private static void LookAtAll(RowScan scan)
    {
        for (var block = 0; block < scan.Snapshot.Blocks; block++)
        {
            scan.Look(block);
        }
    }
}
