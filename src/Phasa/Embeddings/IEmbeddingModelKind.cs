using Microsoft.Extensions.Configuration;

namespace Phasa.Embeddings;

/// <summary>Makes the embedding models of one kind from their configuration. Register another with <c>AddSingleton&lt;IEmbeddingModelKind, …&gt;()</c>.</summary>
public interface IEmbeddingModelKind
{
    /// <summary>The value of <c>kind</c> in the configuration, in lower case.</summary>
    string Kind { get; }

    /// <summary>
    /// Checks the options of a model without opening it: models are opened when first used, but a typing error stops the
    /// start. What is checked here is what every kind has; a kind with options of its own checks those, too.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when an option is wrong.</exception>
    void Check(IConfigurationSection section) => OptionSection.Bind<CommonModelOptions>(section, EmbeddingSection.Page, strict: false);

    /// <summary>Makes a model. Files may be opened; nobody is called over a network.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when an option or a file is wrong.</exception>
    EmbeddingModel Create(IConfigurationSection section);
}
