using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Separation.Paths;

/// <summary>Judges an answer by the documents that are known to be right.</summary>
internal static class PathJudge
{
    /// <summary>The figures of hits, best first; a document stands where its first passage stands.</summary>
    public static PathAnswer Judge(JudgedQuery query, LanguageTag language, RetrievalPath path, IReadOnlyList<Hit> hits)
    {
        var documents = hits.DistinctBy(h => h.Text.DocumentId).ToList();
        var ranked = documents.ConvertAll(h => h.Text.DocumentId);
        return new(
            query.Id,
            language,
            path,
            documents.Find(h => query.Relevant.Contains(h.Text.DocumentId))?.Similarity,
            RetrievalMetrics.RecallAt(ranked, query.Relevant, 1),
            RetrievalMetrics.RecallAt(ranked, query.Relevant, 5),
            RetrievalMetrics.RecallAt(ranked, query.Relevant, 10),
            RetrievalMetrics.NdcgAt(ranked, query.Relevant, 10),
            RetrievalMetrics.ReciprocalRank(ranked, query.Relevant));
    }
}
