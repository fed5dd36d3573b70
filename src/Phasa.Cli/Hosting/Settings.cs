using System.Collections;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Phasa.Cli.Hosting;

/// <summary>Reads a section into its options so that neither a misspelt name nor a bad value is passed over.</summary>
internal static class Settings
{
    /// <summary>Sets the options' members that the section has.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>, with the path of the wrong setting.</exception>
    public static void Bind<T>(IConfigurationSection section, T options)
        where T : class
    {
        var members = typeof(T).GetProperties().Where(p => p.CanWrite || p.PropertyType.IsAssignableTo(typeof(IEnumerable))).Select(p => p.Name).ToList();
        if (section.GetChildren().FirstOrDefault(c => !members.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw Fault(unknown.Path, "is not a setting.", $"Use one of: {string.Join(", ", members)}.");
        }

        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            // It names the path and the value; of a list, the one that caused it does.
            var cause = e;
            while (cause.InnerException is InvalidOperationException inner)
            {
                cause = inner;
            }

            throw new PhasaException(ErrorCodes.InvalidConfiguration, cause.Message, innerException: e) { Location = section.Path };
        }

        List<ValidationResult> findings = [];
        if (!Validator.TryValidateObject(options, new ValidationContext(options), findings, validateAllProperties: true))
        {
            throw Fault($"{section.Path}:{findings[0].MemberNames.FirstOrDefault()}", $"is not valid: {findings[0].ErrorMessage}");
        }
    }

    private static PhasaException Fault(string path, string what, string? nextStep = null) =>
        new(ErrorCodes.InvalidConfiguration, $"'{path}' {what}", nextStep) { Location = path };
}
