using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using OpenAI;
using OpenAI.Chat;
using Phasa.Providers.Http;
using Phasa.Providers.Translation;
using Phasa.Translation;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>The kind <c>openai-compatible</c>.</summary>
public sealed class ChatTranslatorKind(IHttpClientFactory http, TimeProvider time) : ITranslatorKind
{
    // The client insists on a key; servers that need none ignore it.
    private const string NoKey = "none";

    /// <inheritdoc/>
    public string Kind => "openai-compatible";

    /// <inheritdoc/>
    public ITranslator Create(IConfigurationSection section)
    {
        var options = ProviderSection.Read<ChatTranslatorOptions>(section);
        return new ChatTranslator(options, Connect(options.Endpoint!, options.Model, options.FindApiKey(), http), time);
    }

    /// <summary>A client of the endpoint that neither tries again nor gives up by itself.</summary>
    internal static IChatClient Connect(Uri endpoint, string model, string? key, IHttpClientFactory http)
    {
        var client = new ChatClient(model, new ApiKeyCredential(key ?? NoKey), new OpenAIClientOptions
        {
            Endpoint = endpoint,
            Transport = new HttpClientPipelineTransport(http.CreateClient(ProviderClients.Name)),
            // Other attempts are made above, where limits and the circuit breaker count each; hidden ones would multiply them.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
        return client.AsIChatClient();
    }
}
