namespace Phasa.Indexes.Scans;

/// <summary>How many rows each pass of a scan hands to the next one.</summary>
/// <param name="First">What all rows are compared by.</param>
/// <param name="Candidates">Rows that the first pass leaves.</param>
/// <param name="Rescored">Rows compared by their vectors; more where passages have several rows or fewer met the threshold than asked for.</param>
internal readonly record struct ScanPlan(FirstPass First, int Candidates, int Rescored)
{
    /// <summary>Up to this many rows, vectors are compared at once.</summary>
    public const int VectorRows = 2_048;

    /// <summary>Up to this many rows, signs save no time.</summary>
    public const int ByteRows = 16_384;

    /// <summary>The plan that eval/scan found to keep recall@k at .99 and above.</summary>
    /// <param name="dimensions">Length of a vector.</param>
    /// <param name="rows">Rows of the index.</param>
    /// <param name="wanted">k: passages that are asked for.</param>
    public static ScanPlan For(int dimensions, int rows, int wanted)
    {
        var rescored = 32 + (2 * wanted);
        if (rows <= VectorRows)
        {
            return new(FirstPass.Vectors, rows, rows);
        }

        return rows <= ByteRows || dimensions < 64
            ? new(FirstPass.Bytes, 64 + (4 * wanted), rescored)
            : new(FirstPass.Signs, 1000 + (20 * wanted), rescored);
    }
}
