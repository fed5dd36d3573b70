using System.ComponentModel.DataAnnotations;
using Phasa.Providers.Http;
using Phasa.Translation;

namespace Phasa.Providers.Translation;

/// <summary>What every configured translation provider has. A kind adds its own options in a derived class.</summary>
public abstract class TranslatorOptions
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

    /// <summary>How long one call may take, in seconds, 0.1..3600.</summary>
    [Range(0.1, 3600)]
    public double TimeoutSeconds { get; set; } = 60;

    /// <summary>How often a call is made at most when it fails for a passing reason, 1..10.</summary>
    [Range(1, 10)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The longest <c>Retry-After</c> that is waited for, in seconds; after a longer one the next provider is asked.</summary>
    [Range(0, 3600)]
    public double MaxRetryWaitSeconds { get; set; } = 30;

    /// <summary>How long a provider of which half the calls fail is left alone, in seconds; 0 asks it always.</summary>
    [Range(0, 86_400)]
    public double BreakSeconds { get; set; } = 30;

    /// <summary>Most calls at the same time.</summary>
    [Range(1, 256)]
    public int MaxConcurrentCalls { get; set; } = 4;

    /// <summary>Most calls in any 60 seconds; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? RequestsPerMinute { get; set; }

    /// <summary>Most characters in any 60 seconds; null for no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? CharactersPerMinute { get; set; }

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
