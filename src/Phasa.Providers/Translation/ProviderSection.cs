using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Phasa.Providers.Translation;

/// <summary>Reads options from configuration so that a typing error is an error, not a default.</summary>
public static class ProviderSection
{
    /// <summary>Binds and validates one provider's options.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown name, a value of the wrong type or out of its range.</exception>
    public static T Read<T>(IConfigurationSection section)
        where T : TranslatorOptions, new()
    {
        var options = Bind<T>(section, strict: true);
        return options.Endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https" }
            ? options
            : throw Fault(section, $"the endpoint '{options.Endpoint}' is not an http or https address");
    }

    /// <summary>Binds and validates; <paramref name="strict"/> also refuses names that <typeparamref name="T"/> does not have.</summary>
    internal static T Bind<T>(IConfiguration section, bool strict)
        where T : new()
    {
        T options;
        try
        {
            options = section.Get<T>(binder => binder.ErrorOnUnknownConfiguration = strict) ?? new T();
        }
        catch (InvalidOperationException e)
        {
            throw Fault(section, e.InnerException is null ? e.Message : $"{e.Message} {e.InnerException.Message}", e);
        }

        List<ValidationResult> findings = [];
        return Validator.TryValidateObject(options!, new ValidationContext(options!), findings, validateAllProperties: true)
            ? options
            : throw Fault(section, string.Join(" ", findings.Select(f => f.ErrorMessage)));
    }

    private static PhasaException Fault(IConfiguration section, string what, Exception? inner = null)
    {
        var path = (section as IConfigurationSection)?.Path ?? "configuration";
        return new PhasaException(ErrorCodes.InvalidConfiguration, $"{path}: {what}",
            "See docs/reference/translation-providers.md for the options of each kind.", inner)
        { Location = path };
    }
}
