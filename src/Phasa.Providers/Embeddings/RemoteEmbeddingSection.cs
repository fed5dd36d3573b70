using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Phasa.Providers.Embeddings;

/// <summary>Reads the options of embedding models behind endpoints.</summary>
internal static class RemoteEmbeddingSection
{
    private const string Page = "docs/reference/embedding-models-remote.md";

    /// <summary>Binds and validates one model's options.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>, with the options of the kind: an unknown name, a value of the wrong type or out of its range.</exception>
    public static T Read<T>(IConfigurationSection section)
        where T : RemoteEmbeddingOptions, new()
    {
        try
        {
            var options = OptionSection.Bind<T>(section, Page);
            return options.Endpoint switch
            {
                null => throw OptionSection.Fault(section, Page, "an endpoint is needed"),
                { IsAbsoluteUri: true, Scheme: "http" or "https" } => options,
                _ => throw OptionSection.Fault(section, Page, $"the endpoint '{options.Endpoint}' is not an http or https address"),
            };
        }
        catch (PhasaException e)
        {
            var names = typeof(T).GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
            throw new PhasaException(e.Code, e.Message,
                $"The options of the kind are {string.Join(", ", names.Order(StringComparer.Ordinal))}; see {Page}.", e)
            { Location = e.Location };
        }
    }

    /// <summary>The error for a model whose options do not go together.</summary>
    public static PhasaException Fault(RemoteEmbeddingOptions options, string what, string nextStep) =>
        new(ErrorCodes.InvalidConfiguration, $"The embedding model '{options.Name}' ({options.Kind}): {what}", $"{nextStep} See {Page}.");
}
