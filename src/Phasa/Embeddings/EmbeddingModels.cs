using Microsoft.Extensions.Configuration;
using Phasa.Collections;

namespace Phasa.Embeddings;

/// <summary>The embedding models that this process can use, by name: those registered in code, then the configured ones. Thread-safe.</summary>
public sealed class EmbeddingModels : IDisposable
{
    private readonly Dictionary<string, ModelEntry> _byName = new(StringComparer.Ordinal);

    /// <summary>Lists models registered in code; the first is the default.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: there is none, or two have one name.</exception>
    public EmbeddingModels(IEnumerable<EmbeddingModel> registered)
        : this(registered, [], null)
    {
    }

    /// <summary>Lists models registered in code and those of the section <c>Embedding</c>, none of which is opened yet.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown kind, setting or default, a wrong option, a name given twice.</exception>
    public EmbeddingModels(IConfigurationSection section, IEnumerable<IEmbeddingModelKind> kinds, IEnumerable<EmbeddingModel> registered)
        : this(registered, EmbeddingSection.Models(section, kinds), EmbeddingSection.Default(section))
    {
    }

    private EmbeddingModels(IEnumerable<EmbeddingModel> registered, IReadOnlyList<ModelEntry> configured, string? defaultName)
    {
        Entries = [.. registered.Select(m => new ModelEntry(m)), .. configured];
        if (Entries.Count == 0)
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, "No embedding model is configured.");
        }

        // Names that differ in case alone would be taken for each other by people.
        if (Entries.GroupBy(e => e.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration, $"Embedding:models: two embedding models are named '{twice.Key}'.",
                $"Give each another name; there are: {Names}.");
        }

        Array.ForEach([.. Entries], e => _byName.Add(e.Name, e));
        DefaultEntry = defaultName is null ? Entries[0] : _byName.GetValueOrDefault(defaultName)
            ?? throw new PhasaException(
                ErrorCodes.InvalidConfiguration, $"Embedding:default: there is no embedding model '{defaultName}'.", $"Use one of: {Names}.")
            { Location = "Embedding:default" };
    }

    /// <summary>All models, opened or not.</summary>
    public IReadOnlyList<ModelEntry> Entries { get; }

    /// <summary>Which of them is for collections that name none.</summary>
    public ModelEntry DefaultEntry { get; }

    /// <summary>The model for collections that name none.</summary>
    /// <exception cref="PhasaException">It cannot be opened. No other takes its place: collections would lie in a space nobody chose.</exception>
    public EmbeddingModel Default => DefaultEntry.Open();

    private string Names => string.Join(", ", Entries.Select(e => e.Name));

    /// <summary>The model of that name.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>, with the names there are; or it cannot be opened.</exception>
    public EmbeddingModel Named(string name) => _byName.TryGetValue(name, out var entry)
        ? entry.Open()
        : throw new PhasaException(ErrorCodes.InvalidRequest, $"There is no embedding model '{name}'.", $"Use one of: {Names}.")
        { Location = "/embedding" };

    /// <summary>The model whose space the collection's rows lie in, by what it says of itself; <see cref="CollectionModels"/> looks closer.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.SpaceMismatch"/> when no model here has that space; or it cannot be opened.</exception>
    public EmbeddingModel For(Collection collection)
    {
        var reembed = $"'phasa reembed --collection {collection.Name} --model";
        if (!_byName.TryGetValue(collection.Space.Model, out var entry))
        {
            throw new PhasaException(
                ErrorCodes.SpaceMismatch,
                $"The rows of collection '{collection.Name}' lie in the space of {collection.Space}; there is no model of that name among {Names}.",
                $"Configure that model again, or move the collection to another one: {reembed} {DefaultEntry.Name}'.");
        }

        var model = entry.Open();
        return model.Space == collection.Space ? model : throw new PhasaException(
            ErrorCodes.SpaceMismatch,
            $"The rows of collection '{collection.Name}' lie in the space of {collection.Space}; the model of that name is now {model.Space}.",
            $"Restore the former model, or move the collection to the present one: {reembed} {entry.Name}'.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var entry in Entries)
        {
            entry.Close();
        }
    }
}
