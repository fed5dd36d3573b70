using Microsoft.Extensions.Configuration;
using Phasa.Translation;

namespace Phasa.Providers.Translation;

/// <summary>Makes the providers of one kind from their configuration. Register another with <c>AddSingleton&lt;ITranslatorKind, …&gt;()</c>.</summary>
public interface ITranslatorKind
{
    /// <summary>The value of <c>kind</c> in the configuration, in lower case.</summary>
    string Kind { get; }

    /// <summary>Makes a provider. It calls nobody.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when an option is wrong.</exception>
    ITranslator Create(IConfigurationSection section);
}
