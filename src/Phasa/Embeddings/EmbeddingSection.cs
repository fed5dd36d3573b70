using Microsoft.Extensions.Configuration;

namespace Phasa.Embeddings;

/// <summary>Reads the section <c>Embedding</c> of the configuration. Nothing is opened.</summary>
internal static class EmbeddingSection
{
    /// <summary>The reference page of the settings.</summary>
    public const string Page = "docs/reference/embedding-models.md";

    private static readonly string[] Members = ["models", "default"];

    /// <summary>The configured models in their order.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown setting or kind, or a wrong option.</exception>
    public static IReadOnlyList<ModelEntry> Models(IConfigurationSection section, IEnumerable<IEmbeddingModelKind> kinds)
    {
        if (section.GetChildren().FirstOrDefault(c => !Members.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration, $"'{unknown.Path}' is not a setting.", $"Use one of: {string.Join(", ", Members)}.")
            { Location = unknown.Path };
        }

        var models = section.GetSection("models");
        if (!string.IsNullOrEmpty(section.Value) || !string.IsNullOrEmpty(models.Value))
        {
            throw OptionSection.Fault(models, Page, "is a list of models, each an object with a name and a kind");
        }

        var known = kinds.ToDictionary(k => k.Kind, StringComparer.OrdinalIgnoreCase);
        return [.. models.GetChildren().Select(model => Entry(model, known))];
    }

    /// <summary>The name of the default model; null when none is named.</summary>
    public static string? Default(IConfigurationSection section) => section["default"] is { Length: > 0 } name ? name : null;

    private static ModelEntry Entry(IConfigurationSection section, Dictionary<string, IEmbeddingModelKind> kinds)
    {
        if (!kinds.TryGetValue(section["kind"] ?? "", out var kind))
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The embedding model '{section["name"]}' ({section.Path}) is of the unknown kind '{section["kind"]}'.",
                $"Use one of the kinds: {string.Join(", ", kinds.Keys.Order(StringComparer.Ordinal))}.")
            { Location = section.Path };
        }

        kind.Check(section);
        return new(section["name"]!, kind.Kind, () => kind.Create(section));
    }
}
