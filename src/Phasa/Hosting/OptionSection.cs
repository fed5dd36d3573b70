using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Phasa;

/// <summary>Reads options from configuration so that a typing error is an error, not a default.</summary>
public static class OptionSection
{
    /// <summary>Binds and validates; <paramref name="strict"/> also refuses names that <typeparamref name="T"/> does not have.</summary>
    /// <param name="section">Where the options are.</param>
    /// <param name="page">The reference page that lists them, for the message.</param>
    /// <param name="strict">Whether unknown names are refused.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown name, a value of the wrong type or out of its range.</exception>
    public static T Bind<T>(IConfiguration section, string page, bool strict = true)
        where T : new()
    {
        T options;
        try
        {
            options = section.Get<T>(binder => binder.ErrorOnUnknownConfiguration = strict) ?? new T();
        }
        catch (InvalidOperationException e)
        {
            throw Fault(section, page, e.InnerException is null ? e.Message : $"{e.Message} {e.InnerException.Message}", e);
        }

        List<ValidationResult> findings = [];
        return Validator.TryValidateObject(options!, new ValidationContext(options!), findings, validateAllProperties: true)
            ? options
            : throw Fault(section, page, string.Join(" ", findings.Select(f => f.ErrorMessage)));
    }

    /// <summary>The error for a section whose value is wrong.</summary>
    public static PhasaException Fault(IConfiguration section, string page, string what, Exception? inner = null)
    {
        var path = (section as IConfigurationSection)?.Path ?? "configuration";
        return new PhasaException(ErrorCodes.InvalidConfiguration, $"{path}: {what}", $"See {page} for the options there are.", inner) { Location = path };
    }
}
