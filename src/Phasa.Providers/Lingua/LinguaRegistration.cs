using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Phasa.Languages;

namespace Phasa.Providers.Lingua;

/// <summary>Adds the detector to a host.</summary>
public static class LinguaRegistration
{
    /// <summary>Tells languages of one script apart, which the script alone cannot.</summary>
    public static PhasaBuilder AddLinguaDetector(this PhasaBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILanguageIdentifier, LinguaLanguageIdentifier>());
        return builder;
    }
}
