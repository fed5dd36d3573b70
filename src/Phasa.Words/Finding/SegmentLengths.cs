using Lucene.Net.Index;

namespace Phasa.Words.Finding;

/// <summary>How many terms the texts of a segment have in a field, as the byte that Lucene keeps for it.</summary>
/// <param name="ByText">The bytes. Lucene packs them by a table, which costs more to look up than the score to reckon.</param>
/// <param name="Distinct">Those that occur.</param>
internal sealed record SegmentLengths(byte[] ByText, byte[] Distinct)
{
    /// <summary>Reads them.</summary>
    public static SegmentLengths Read(AtomicReader segment, string field)
    {
        var (norms, lengths) = (segment.GetNormValues(field), new byte[segment.MaxDoc]);
        for (var i = 0; i < lengths.Length; i++)
        {
            lengths[i] = (byte)norms.Get(i);
        }

        // Texts of other languages have no terms here, which is no length.
        return new(lengths, [.. lengths.Distinct().Where(l => l != 0)]);
    }
}
