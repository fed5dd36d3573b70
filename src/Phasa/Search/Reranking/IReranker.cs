namespace Phasa.Search.Reranking;

/// <summary>Compares a question with each of a few texts, more closely than vectors and words can. Implementations are thread-safe.</summary>
public interface IReranker
{
    /// <summary>Its name, as it appears in explanations and warnings.</summary>
    string Name { get; }

    /// <summary>Says how well each text answers the question.</summary>
    /// <returns>As many scores as the request has texts, in their order: finite, the higher the better, comparable within one answer alone.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/>.</exception>
    /// <exception cref="OperationCanceledException">Only when <paramref name="cancellationToken"/> was cancelled.</exception>
    Task<IReadOnlyList<float>> ScoreAsync(RerankRequest request, CancellationToken cancellationToken);
}
