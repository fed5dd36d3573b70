using Lucene.Net.Index;

namespace Phasa.Words.Finding;

/// <summary>What BM25 asks of all texts of a field.</summary>
/// <param name="Texts">How many have any term.</param>
/// <param name="Dampings">What a text's length does, by the byte that stands for it.</param>
internal sealed record FieldFigures(int Texts, float[] Dampings)
{
    /// <summary>Reads them from a reader.</summary>
    public static FieldFigures Of(IndexReader reader, string field)
    {
        var (texts, terms) = (reader.GetDocCount(field), reader.GetSumTotalTermFreq(field));
        return new(texts, Bm25.Dampings(texts <= 0 || terms <= 0 ? 1 : (double)terms / texts));
    }
}
