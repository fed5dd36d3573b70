using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Phasa.Words.Finding;

/// <summary>
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) with k₁ = 1.2 and b = 0.75,
/// and the number and mean length of texts taken from the field: Lucene takes them from all documents, which would make
/// a rare language's terms look rare and its texts short.
/// </summary>
internal sealed class FieldSimilarity : BM25Similarity
{
    /// <summary>ln(1 + (N − n + ½) / (n + ½)), above 0.</summary>
    /// <param name="texts">N, texts that have any term.</param>
    /// <param name="holding">n, texts that have the term.</param>
    public static float IdfOf(long texts, long holding) => (float)Math.Log(1 + ((Math.Max(texts, holding) - holding + 0.5) / (holding + 0.5)));

    /// <inheritdoc/>
    public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics termStats) =>
        new(IdfOf(collectionStats.DocCount, termStats.DocFreq), "idf");

    /// <inheritdoc/>
    protected override float AvgFieldLength(CollectionStatistics collectionStats) =>
        collectionStats.DocCount <= 0 || collectionStats.SumTotalTermFreq <= 0 ? 1 : (float)((double)collectionStats.SumTotalTermFreq / collectionStats.DocCount);
}
