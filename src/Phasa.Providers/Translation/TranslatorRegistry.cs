using Microsoft.Extensions.Configuration;
using Phasa.Translation;

namespace Phasa.Providers.Translation;

/// <summary>All translation providers: those registered in code, then the configured ones in their order.</summary>
public sealed class TranslatorRegistry
{
    /// <summary>Makes the configured providers.</summary>
    /// <param name="section">The section <c>Translation</c>.</param>
    /// <param name="kinds">The known kinds.</param>
    /// <param name="registered">Providers that need no configuration, the memory among them.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown kind or a wrong option.</exception>
    public TranslatorRegistry(IConfiguration section, IEnumerable<ITranslatorKind> kinds, IEnumerable<ITranslator> registered)
    {
        var byKind = kinds.ToDictionary(k => k.Kind, StringComparer.OrdinalIgnoreCase);
        Translators = [.. registered, .. section.GetSection("providers").GetChildren().Select(provider => Create(provider, byKind))];
    }

    /// <summary>The providers.</summary>
    public IReadOnlyList<ITranslator> Translators { get; }

    private static ITranslator Create(IConfigurationSection section, Dictionary<string, ITranslatorKind> kinds) =>
        kinds.TryGetValue(section["kind"] ?? "", out var kind)
            ? kind.Create(section)
            : throw new PhasaException(ErrorCodes.InvalidConfiguration,
                $"The translation provider '{section["name"]}' ({section.Path}) is of the unknown kind '{section["kind"]}'.",
                $"Use one of the kinds: {string.Join(", ", kinds.Keys.Order(StringComparer.Ordinal))}.");
}
