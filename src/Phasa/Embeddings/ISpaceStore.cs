namespace Phasa.Embeddings;

/// <summary>What a store remembers of the embedding spaces its rows lie in.</summary>
public interface ISpaceStore
{
    /// <summary>The probe that was kept for a space; null when no model of the space was used on this store yet.</summary>
    Task<SpaceProbe?> FindProbeAsync(EmbeddingSpace space, CancellationToken cancellationToken = default);

    /// <summary>Keeps a space's probe, unless there is one already: of several that come at once the first stands.</summary>
    /// <returns>The probe that stands.</returns>
    Task<SpaceProbe> KeepProbeAsync(EmbeddingSpace space, SpaceProbe probe, CancellationToken cancellationToken = default);
}
