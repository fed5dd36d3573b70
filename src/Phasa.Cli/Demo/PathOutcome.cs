using Phasa.Search;
using Phasa.Separation;

namespace Phasa.Cli.Demo;

/// <summary>What one question got on one path.</summary>
/// <param name="IsSourceOnly">Whether the right document has no translation.</param>
/// <param name="Similarity">The cosine of question and right document; null when the path did not reach it.</param>
/// <param name="RecallAt1">See <see cref="PathFigures"/>.</param>
/// <param name="RecallAt5">See <see cref="PathFigures"/>.</param>
/// <param name="NdcgAt10">See <see cref="RetrievalMetrics.NdcgAt"/>.</param>
/// <param name="ReciprocalRank">See <see cref="RetrievalMetrics.ReciprocalRank"/>.</param>
internal sealed record PathOutcome(bool IsSourceOnly, float? Similarity, double RecallAt1, double RecallAt5, double NdcgAt10, double ReciprocalRank)
{
    /// <summary>Judges an answer; a document stands where its first passage stands.</summary>
    public static PathOutcome Of(JudgedQuery query, IReadOnlyList<Hit> hits)
    {
        var documents = hits.DistinctBy(h => h.Text.DocumentId).ToList();
        var ranked = documents.ConvertAll(h => h.Text.DocumentId);
        return new(
            Handbook.IsSourceOnly(query.Relevant[0]),
            documents.FirstOrDefault(h => h.Text.DocumentId == query.Relevant[0])?.Similarity,
            RetrievalMetrics.RecallAt(ranked, query.Relevant, 1),
            RetrievalMetrics.RecallAt(ranked, query.Relevant, 5),
            RetrievalMetrics.NdcgAt(ranked, query.Relevant, 10),
            RetrievalMetrics.ReciprocalRank(ranked, query.Relevant));
    }
}
