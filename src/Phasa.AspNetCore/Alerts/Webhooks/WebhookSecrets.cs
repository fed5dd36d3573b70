using Phasa.Monitoring.Alerts.Webhooks;

namespace Phasa.AspNetCore.Alerts.Webhooks;

/// <summary>Where the secrets of webhooks come from, and what they look like: <c>whsec_</c> and 24 to 64 bytes in base64.</summary>
internal static class WebhookSecrets
{
    private const string Prefix = "whsec_";
    private const int LeastBytes = 24;
    private const int MostBytes = 64;

    /// <summary>The secrets of a webhook, at least one.</summary>
    /// <param name="options">Which names the variable or the file.</param>
    /// <param name="path">The setting's path, for the message.</param>
    /// <param name="folder">What a relative path is relative to.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>; what the secret is, is not said.</exception>
    public static IReadOnlyList<byte[]> Find(WebhookOptions options, string path, string folder)
    {
        var (text, from) = string.IsNullOrEmpty(options.SecretFile) ? OfVariable(options.SecretVariable!, path) : OfFile(Path.Combine(folder, options.SecretFile), path);
        var secrets = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList();
        return secrets.Count > 0 && secrets.TrueForAll(s => s is not null) ? [.. secrets.Select(s => s!)] : throw Fault(
            path, $"What {from} holds is no secret of a webhook: that is '{Prefix}' and {LeastBytes} to {MostBytes} bytes in base64.",
            $"Make one, for example with: echo \"{Prefix}$(openssl rand -base64 32)\"");
    }

    private static (string Text, string From) OfVariable(string variable, string path) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? (text, $"the variable '{variable}'")
            : throw Fault(path, $"The webhook takes its secret from the variable '{variable}', which is not set.", $"Set {variable} in the service's environment.");

    private static (string Text, string From) OfFile(string file, string path)
    {
        try
        {
            return (File.ReadAllText(file), $"the file '{file}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(path, $"The webhook's secret cannot be read: {e.Message}", $"Put the secret into '{file}' so that the service can read it.", e);
        }
    }

    private static byte[]? Parse(string text)
    {
        var bytes = new byte[MostBytes + 1];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length is >= LeastBytes and <= MostBytes ? bytes[..length] : null;
    }

    private static PhasaException Fault(string path, string what, string nextStep, Exception? inner = null) =>
        new(ErrorCodes.InvalidConfiguration, $"{path}: {what}", nextStep, inner) { Location = path };
}
