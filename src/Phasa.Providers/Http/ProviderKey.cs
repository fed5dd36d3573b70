namespace Phasa.Providers.Http;

/// <summary>Where a provider's key comes from.</summary>
internal static class ProviderKey
{
    /// <summary>The key to send; null for none.</summary>
    /// <param name="owner">Whose key it is, as a message says it: <c>translation provider 'gpt'</c>.</param>
    /// <param name="key">The key itself, if configured.</param>
    /// <param name="variable">The environment variable that holds it, if configured; it comes first.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when the variable is not set.</exception>
    public static string? Find(string owner, string? key, string? variable)
    {
        if (string.IsNullOrEmpty(variable))
        {
            return string.IsNullOrEmpty(key) ? null : key;
        }

        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } found
            ? found
            : throw new PhasaException(ErrorCodes.InvalidConfiguration,
                $"The {owner} takes its key from the variable '{variable}', which is not set.",
                $"Set {variable} in the service's environment.");
    }
}
