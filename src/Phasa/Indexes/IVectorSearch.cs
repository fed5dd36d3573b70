using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>
/// Language indexes that a store keeps itself, beside the rows and with them, so that no process has to hold their vectors.
/// Offered by stores that can; searched where <see cref="IndexModeOptions"/> chooses it. Thread-safe.
/// </summary>
public interface IVectorSearch
{
    /// <summary>Whether the store's server has what it takes; what is missing otherwise.</summary>
    Task<VectorSupport> InspectAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes the indexes where there are none and fills in the rows that are older than they are. Goes on where it was stopped; rows written from its first moment on are in them when they are committed.</summary>
    /// <param name="progress">Told rows filled in and rows there are.</param>
    /// <param name="cancellationToken">Stops it between two batches.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when the server lacks what it takes.</exception>
    Task PrepareAsync(Action<long, long>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>The rows of a language that are nearest to a vector, as of now.</summary>
    /// <param name="index">Whose rows.</param>
    /// <param name="query">A vector of length 1 in the space.</param>
    /// <param name="count">How many at least, where there are so many.</param>
    /// <param name="among">Rows of these passages alone, every one of which is compared; null for all, of which a large index misses a few.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Their vectors, nearest first but for the last digits of a cosine.</returns>
    Task<IReadOnlyList<FoundRow>> NearestAsync(
        VectorIndexKey index, ReadOnlyMemory<float> query, int count, IReadOnlyList<PassageId>? among = null, CancellationToken cancellationToken = default);

    /// <summary>The rows of passages in a language, as of now.</summary>
    /// <returns>Their vectors, in no order.</returns>
    Task<IReadOnlyList<FoundRow>> RowsOfAsync(VectorIndexKey index, IReadOnlyList<PassageId> passages, CancellationToken cancellationToken = default);

    /// <summary>Does what makes searches of large indexes quick and what deleted rows leave to do. Of processes that ask at the same time one does it.</summary>
    /// <param name="graphRows">Indexes of fewer rows are compared row by row.</param>
    /// <param name="cancellationToken">Stops it between two steps.</param>
    /// <returns>What was done, for people.</returns>
    Task<IReadOnlyList<string>> TendAsync(int graphRows, CancellationToken cancellationToken = default);
}

/// <summary>One language index.</summary>
/// <param name="Collection">Its collection.</param>
/// <param name="Space">The space of its vectors.</param>
/// <param name="Language">Its language.</param>
public sealed record VectorIndexKey(CollectionId Collection, EmbeddingSpace Space, LanguageTag Language);

/// <summary>A row that a store found.</summary>
/// <param name="Passage">The passage it stands for.</param>
/// <param name="Vector">Its vector, as it was written.</param>
public sealed record FoundRow(PassageId Passage, ReadOnlyMemory<float> Vector);

/// <summary>Whether a store can keep language indexes itself.</summary>
/// <param name="IsThere">Whether it can.</param>
/// <param name="Detail">By what, or what is missing.</param>
/// <param name="Rows">About how many rows the store has.</param>
public sealed record VectorSupport(bool IsThere, string Detail, long Rows);
