namespace Phasa.Indexes.Scans;

/// <summary>How many rows each pass of a scan hands to the next one.</summary>
/// <param name="First">What all rows are compared by.</param>
/// <param name="Candidates">Rows that the first pass leaves.</param>
/// <param name="Rescored">Rows compared by their vectors; more where passages have several rows or fewer met the threshold than asked for.</param>
internal readonly record struct ScanPlan(FirstPass First, int Candidates, int Rescored)
{
    /// <summary>Up to this many rows, vectors are compared at once.</summary>
    public const int VectorRows = 2_048;

    /// <summary>Up to this many rows, bytes take a few tenths of a millisecond and miss next to nothing.</summary>
    public const int ByteRows = 16_384;

    /// <summary>Below this many rows, fewer of them lie between: half as many candidates find as much among a quarter of the rows.</summary>
    public const int FewSignRows = 100_000;

    /// <summary>Shorter vectors have too few signs to tell their rows apart.</summary>
    public const int SignDimensions = 256;

    /// <summary>More passages are not found among candidates by their signs, however many are left: bytes it is.</summary>
    public const int SignWanted = 100;

    /// <summary>The plan whose recall bench/results/recall.json holds.</summary>
    /// <param name="dimensions">Length of a vector.</param>
    /// <param name="rows">Rows of the index.</param>
    /// <param name="wanted">k: passages that are asked for.</param>
    public static ScanPlan For(int dimensions, int rows, int wanted)
    {
        if (rows <= VectorRows)
        {
            return new(FirstPass.Vectors, rows, rows);
        }

        var rescored = RescoredFor(wanted);
        if (rows <= ByteRows || dimensions < SignDimensions || wanted > SignWanted)
        {
            return new(FirstPass.Bytes, 64 + (4 * wanted), rescored);
        }

        // The fewer signs and the more rows, the more rows lie between a query and its best.
        var candidates = (40 * wanted) + (dimensions < 384 ? 2100 + (rows / 400) : 1100 + (rows / 500));
        return new(FirstPass.Signs, (int)(candidates * Math.Min(1, Math.Sqrt(rows / (double)FewSignRows))), rescored);
    }

    /// <summary>The plan for rows that are known one by one.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="wanted">k: passages that are asked for.</param>
    /// <param name="inMemory">Whether their vectors need not be read from a file.</param>
    public static ScanPlan ForFew(int rows, int wanted, bool inMemory) => rows <= VectorRows && inMemory
        ? new(FirstPass.Vectors, rows, rows)
        : new(FirstPass.Bytes, 64 + (4 * wanted), RescoredFor(wanted));

    // Bytes put nearly every row at its place: of 20 candidates by bytes, the ten best are among them (bench/results/recall.json).
    private static int RescoredFor(int wanted) => 16 + wanted + (wanted / 4);
}
