using Microsoft.Extensions.Configuration;
using Phasa.Storage;

namespace Phasa.Cli.Checks;

/// <summary>Whether the configured translation providers can be reached. Nothing is translated, so nothing is charged.</summary>
internal static class ProviderChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Calls each provider's endpoint; any answer counts as reached.</summary>
    public static async Task<IReadOnlyList<StoreFinding>> RunAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        return await Task.WhenAll(configuration.GetSection("Translation:providers").GetChildren()
            .Where(p => Uri.TryCreate(p["endpoint"], UriKind.Absolute, out _))
            .Select(p => ReachAsync(client, $"provider {p["name"]}", new Uri(p["endpoint"]!), cancellationToken)));
    }

    private static async Task<StoreFinding> ReachAsync(HttpClient client, string name, Uri endpoint, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(endpoint, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new(name, true, $"{endpoint} answers.");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            var reason = e is HttpRequestException ? e.Message : $"no answer within {Patience.TotalSeconds:0} s";
            return new(name, false, $"{endpoint} cannot be reached: {reason}. Check that it runs, and the endpoint in the configuration.");
        }
    }
}
