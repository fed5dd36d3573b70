using Phasa.Embeddings;

namespace Phasa.Reembedding.Comparison;

/// <summary>The questions of a sample as each model embeds them, in the sample's order.</summary>
internal sealed record QuestionVectors(IReadOnlyList<float[]> First, IReadOnlyList<float[]> Second)
{
    private const int Batch = 256;

    /// <summary>Embeds the questions with both models.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/>.</exception>
    public static async Task<QuestionVectors> EmbedAsync(
        EmbeddingModel first, EmbeddingModel second, IReadOnlyList<ComparisonQuestion> questions, CancellationToken cancellationToken) => new(
        await EmbedAsync(first, questions, cancellationToken).ConfigureAwait(false),
        await EmbedAsync(second, questions, cancellationToken).ConfigureAwait(false));

    private static async Task<IReadOnlyList<float[]>> EmbedAsync(
        EmbeddingModel model, IReadOnlyList<ComparisonQuestion> questions, CancellationToken cancellationToken)
    {
        var vectors = new List<float[]>(questions.Count);
        foreach (var batch in questions.Chunk(Batch))
        {
            vectors.AddRange(await model.EmbedAsync([.. batch.Select(q => q.Text)], TextRole.Query, cancellationToken).ConfigureAwait(false));
        }

        return vectors;
    }
}
