using Microsoft.Extensions.Configuration;

namespace Phasa.Providers.Translation;

/// <summary>Reads the options of translation providers.</summary>
public static class ProviderSection
{
    private const string Page = "docs/reference/translation-providers.md";

    /// <summary>Binds and validates one provider's options.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown name, a value of the wrong type or out of its range.</exception>
    public static T Read<T>(IConfigurationSection section)
        where T : TranslatorOptions, new()
    {
        var options = Bind<T>(section, strict: true);
        return options.Endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https" }
            ? options
            : throw OptionSection.Fault(section, Page, $"the endpoint '{options.Endpoint}' is not an http or https address");
    }

    /// <inheritdoc cref="OptionSection.Bind"/>
    internal static T Bind<T>(IConfiguration section, bool strict)
        where T : new() => OptionSection.Bind<T>(section, Page, strict);
}
