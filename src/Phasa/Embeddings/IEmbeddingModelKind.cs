using Microsoft.Extensions.Configuration;

namespace Phasa.Embeddings;

/// <summary>Makes the embedding models of one kind from their configuration. Register another with <c>AddSingleton&lt;IEmbeddingModelKind, …&gt;()</c>.</summary>
public interface IEmbeddingModelKind
{
    /// <summary>The value of <c>kind</c> in the configuration, in lower case.</summary>
    string Kind { get; }

    /// <summary>Makes a model. Files may be opened; nobody is called over a network.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when an option or a file is wrong.</exception>
    EmbeddingModel Create(IConfigurationSection section);
}
