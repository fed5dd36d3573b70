namespace Phasa.Monitoring.Alerts.Providers;

/// <summary>What a provider is asked for.</summary>
public enum ProviderRole
{
    /// <summary>Translations.</summary>
    Translation,

    /// <summary>Vectors.</summary>
    Embedding,
}
