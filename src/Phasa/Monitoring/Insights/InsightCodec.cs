namespace Phasa.Monitoring.Insights;

/// <summary>
/// Figures as bytes for a store: a version, then whole numbers of variable length, then histograms as a number of bins and for each
/// its place and count. A year of ten languages is 3,650 of them, some 200 bytes each.
/// </summary>
public static class InsightCodec
{
    private const byte Version = 1;

    /// <summary>Writes figures.</summary>
    public static byte[] Write(InsightFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        foreach (var count in Counts(figures))
        {
            writer.Write7BitEncodedInt64(count);
        }

        writer.Write(figures.SimilaritySum);
        Write(writer, figures.Similarities);
        Write(writer, figures.Latencies);
        return bytes.ToArray();
    }

    /// <summary>Reads figures.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncompatible"/>: written by a newer version, or damaged.</exception>
    public static InsightFigures Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        try
        {
            if (reader.ReadByte() != Version)
            {
                throw Unreadable();
            }

            var figures = new InsightFigures
            {
                Searches = reader.Read7BitEncodedInt64(),
                Answered = reader.Read7BitEncodedInt64(),
                AnsweredByFallback = reader.Read7BitEncodedInt64(),
                Hits = reader.Read7BitEncodedInt64(),
                FallbackHits = reader.Read7BitEncodedInt64(),
                WordsOnlyHits = reader.Read7BitEncodedInt64(),
                VectorOnlyHits = reader.Read7BitEncodedInt64(),
                Helpful = reader.Read7BitEncodedInt64(),
                Unhelpful = reader.Read7BitEncodedInt64(),
                SimilaritySum = reader.ReadDouble(),
            };
            Read(reader, figures.Similarities);
            Read(reader, figures.Latencies);
            return figures;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException)
        {
            throw Unreadable(e);
        }
    }

    private static long[] Counts(InsightFigures f) =>
        [f.Searches, f.Answered, f.AnsweredByFallback, f.Hits, f.FallbackHits, f.WordsOnlyHits, f.VectorOnlyHits, f.Helpful, f.Unhelpful];

    private static void Write(BinaryWriter writer, Histogram histogram)
    {
        writer.Write7BitEncodedInt(histogram.Bins.Count);
        foreach (var (bin, count) in histogram.Bins)
        {
            writer.Write7BitEncodedInt(bin);
            writer.Write7BitEncodedInt64(count);
        }
    }

    private static void Read(BinaryReader reader, Histogram histogram)
    {
        for (var bins = reader.Read7BitEncodedInt(); bins > 0; bins--)
        {
            histogram.Add(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt64());
        }
    }

    private static PhasaException Unreadable(Exception? e = null) =>
        new(ErrorCodes.StoreIncompatible, "Figures of searches are damaged, or of a newer version of Phasa.", innerException: e);
}
