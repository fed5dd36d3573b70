using System.ComponentModel.DataAnnotations;
using Phasa.Providers.Http;
using Phasa.Providers.Translation.Resilience;
using Phasa.Translation;

namespace Phasa.Providers.Translation;

/// <summary>What every configured translation provider has. A kind adds its own options in a derived class.</summary>
public abstract class TranslatorOptions : ResilienceOptions
{
    /// <summary>The name in routes, reasons and provenance.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>The kind of provider.</summary>
    [Required]
    public string Kind { get; set; } = "";

    /// <summary>The service's address.</summary>
    [Required]
    public Uri? Endpoint { get; set; }

    /// <summary>The key itself. Prefer <see cref="ApiKeyVariable"/>, which keeps it out of files.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The environment variable that holds the key.</summary>
    public string? ApiKeyVariable { get; set; }

    /// <summary>How long one call may take, in seconds, 0.1..3600. Waiting for its turn does not count.</summary>
    [Range(0.1, 3600)]
    public double TimeoutSeconds { get; set; } = 60;

    /// <summary>Most texts in one call.</summary>
    [Range(1, 1000)]
    public int MaxTextsPerCall { get; set; } = 50;

    /// <summary>Most characters in one call, all texts together; a longer text goes alone.</summary>
    [Range(1, 10_000_000)]
    public int MaxCharactersPerCall { get; set; } = 10_000;

    /// <summary>The limits the chain keeps to.</summary>
    internal TranslatorLimits Limits => new(MaxTextsPerCall, MaxCharactersPerCall, TimeSpan.FromSeconds(TimeoutSeconds));

    /// <summary>The key to send; null for none.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when the variable is not set.</exception>
    internal string? FindApiKey() => ProviderKey.Find($"translation provider '{Name}'", ApiKey, ApiKeyVariable);
}
