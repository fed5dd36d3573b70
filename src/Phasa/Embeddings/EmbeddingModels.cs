using Phasa.Collections;

namespace Phasa.Embeddings;

/// <summary>The embedding models that this process can use, by name. The first is the default.</summary>
public sealed class EmbeddingModels
{
    private readonly IReadOnlyList<EmbeddingModel> _models;

    /// <summary>Lists the models.</summary>
    public EmbeddingModels(IEnumerable<EmbeddingModel> models)
    {
        _models = [.. models];
        if (_models.Count == 0)
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, "No embedding model is configured.");
        }
    }

    /// <summary>The model for collections that name none.</summary>
    public EmbeddingModel Default => _models[0];

    /// <summary>The model of that name.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>, with the names there are.</exception>
    public EmbeddingModel Named(string name) => _models.FirstOrDefault(m => m.Space.Model == name)
        ?? throw new PhasaException(
            ErrorCodes.InvalidRequest,
            $"There is no embedding model '{name}'.",
            $"Use one of: {string.Join(", ", _models.Select(m => m.Space.Model))}.")
        { Location = "/embedding" };

    /// <summary>The model whose space the collection's rows lie in.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.SpaceMismatch"/> when no model here has that space.</exception>
    public EmbeddingModel For(Collection collection) => _models.FirstOrDefault(m => m.Space.Id == collection.Space.Id)
        ?? throw new PhasaException(
            ErrorCodes.SpaceMismatch,
            $"The rows of collection '{collection.Name}' lie in the space of {collection.Space}; this process has {string.Join(", ", _models.Select(m => m.Space))}.");
}
