using Phasa.Embeddings;
using Phasa.Storage;

namespace Phasa.Reembedding.Comparison;

/// <summary>
/// Measures the model in use and the one to come on the same pairs: a document's title or a passage's first sentence in
/// each language, against rows in that language and against originals in other languages, both of the collection itself.
/// </summary>
public sealed class SpaceComparer(IKnowledgeStore store, TimeProvider time)
{
    private const int Seed = 20260101;

    /// <summary>Compares the two spaces of a reembedding.</summary>
    /// <param name="job">The reembedding; its second space is complete, or nearly.</param>
    /// <param name="first">The model of the space it leaves.</param>
    /// <param name="second">The model of the space it moves to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/> when a model fails.</exception>
    public async Task<SpaceComparison> CompareAsync(
        ReembeddingJob job, EmbeddingModel first, EmbeddingModel second, CancellationToken cancellationToken = default)
    {
        var sample = await SampleAsync(job, cancellationToken).ConfigureAwait(false);
        var vectors = await QuestionVectors.EmbedAsync(first, second, sample.Questions, cancellationToken).ConfigureAwait(false);
        var languages = sample.Questions.Select(q => q.Language).Distinct().OrderBy(l => l.Value, StringComparer.Ordinal);
        var paths = from language in languages
                    from path in Enum.GetValues<ComparedPath>()
                    let figures = PathComparer.Compare(sample, vectors, language, path, Seed, cancellationToken)
                    where figures is not null
                    select figures;
        return new(time.GetUtcNow(), Seed, sample.Documents, sample.Passages.Count, PathComparer.Judge([.. paths]));
    }

    private async Task<ComparisonSample> SampleAsync(ReembeddingJob job, CancellationToken cancellationToken)
    {
        var sample = new ComparisonSample();
        var documents = (await store.Reembeddings.DocumentsAsync(job.Collection, cancellationToken).ConfigureAwait(false)).ToArray();
        new Random(Seed).Shuffle(documents);
        foreach (var document in documents)
        {
            if (sample.IsFull)
            {
                break;
            }

            if (await store.Reembeddings.ReadAsync(document, job.From, job.To, cancellationToken).ConfigureAwait(false) is { } compared)
            {
                sample.Add(compared);
            }
        }

        return sample;
    }
}
