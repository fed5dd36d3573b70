namespace Phasa.Embeddings;

/// <summary>
/// A model by its name, opened when first used: opening may read hundreds of megabytes, and a model that cannot be
/// opened is nobody's trouble but its users'. Thread-safe.
/// </summary>
public sealed class ModelEntry
{
    /// <summary>The kind of models that come with the library or were registered in code.</summary>
    public const string InBox = "in-box";

    private readonly Lock _opening = new();
    private readonly Func<EmbeddingModel> _open;
    private EmbeddingModel? _model;

    internal ModelEntry(string name, string kind, Func<EmbeddingModel> open) => (Name, Kind, _open) = (name, kind, open);

    internal ModelEntry(EmbeddingModel model)
        : this(model.Space.Model, InBox, () => model) => _model = model;

    /// <summary>The name by which collections choose it.</summary>
    public string Name { get; }

    /// <summary>The configured kind, or <see cref="InBox"/>.</summary>
    public string Kind { get; }

    /// <summary>Whether it came from the configuration.</summary>
    public bool IsConfigured => Kind != InBox;

    /// <summary>The model. After a failure the next call tries again, because files can be put right while a service runs.</summary>
    /// <exception cref="PhasaException">Why it cannot be opened; other models are as they were.</exception>
    public EmbeddingModel Open()
    {
        lock (_opening)
        {
            try
            {
                return _model ??= _open();
            }
            catch (Exception e) when (e is not PhasaException)
            {
                throw new PhasaException(
                    ErrorCodes.InvalidConfiguration, $"The embedding model '{Name}' cannot be opened: {e.Message}",
                    "Look at the model's folder with 'phasa models check DIR', or at its options.", e);
            }
        }
    }

    /// <summary>Lets go of a model that this entry opened itself.</summary>
    internal void Close()
    {
        lock (_opening)
        {
            if (IsConfigured)
            {
                _model?.Dispose();
            }
        }
    }
}
