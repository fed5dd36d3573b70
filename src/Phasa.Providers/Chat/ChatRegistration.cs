using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Answers.Generation;
using Phasa.Embeddings;
using Phasa.Providers.Anthropic;
using Phasa.Providers.Http;
using Phasa.Providers.OpenAICompatible;

namespace Phasa.Providers.Chat;

/// <summary>Adds a configured chat model to a host, for its answers.</summary>
public static class ChatRegistration
{
    private const string Page = "docs/reference/configuration.md";

    /// <summary>Adds the chat model of <paramref name="section"/>; without the section answers are extracts.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="section">The section.</param>
    /// <param name="openTokenizer">Opens the tokenizer of a folder.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>.</exception>
    public static PhasaBuilder AddChat(this PhasaBuilder builder, IConfigurationSection section, Func<string, ITokenCounter> openTokenizer)
    {
        if (!section.Exists())
        {
            return builder;
        }

        var options = OptionSection.Bind<ChatSection>(section, Page);
        options.Endpoint ??= options.Kind switch
        {
            ChatKind.Anthropic => new("https://api.anthropic.com"),
            ChatKind.Ollama => new("http://localhost:11434"),
            _ => throw OptionSection.Fault(section, Page, "'endpoint' is missing"),
        };
        if (options.Endpoint is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            throw OptionSection.Fault(section, Page, $"the endpoint '{options.Endpoint}' is not an http or https address");
        }

        if (options.MaxTokens * 2 > options.Window)
        {
            throw OptionSection.Fault(section, Page, $"'maxTokens' ({options.MaxTokens}) leaves less than half of 'window' ({options.Window}) for the passages");
        }

        var key = ProviderKey.Find("chat model", options.ApiKey, options.ApiKeyVariable);
        var tokens = ChatTokenizer.Open(section, options, openTokenizer);
        builder.Services.AddProviderClients();
        builder.Services.AddSingleton(sp => new AnswerModel(options.Model, Connect(options, key, sp), tokens)
        {
            Window = options.Window,
            MaxAnswerTokens = options.MaxTokens,
            MaxSilence = TimeSpan.FromSeconds(options.SilenceSeconds),
            MaxTime = TimeSpan.FromSeconds(options.TimeoutSeconds),
            Temperature = options.Temperature,
        });
        return builder;
    }

    private static IChatClient Connect(ChatSection options, string? key, IServiceProvider services)
    {
        var http = services.GetRequiredService<IHttpClientFactory>();
        return options.Kind switch
        {
            ChatKind.Anthropic => new AnthropicChatClient(
                options.Endpoint!, options.Model, key, options.MaxTokens, http.CreateClient(ProviderClients.Name), services.GetRequiredService<TimeProvider>()),
            ChatKind.Ollama => ChatTranslatorKind.Connect(new(options.Endpoint!.AbsoluteUri.TrimEnd('/') + "/v1"), options.Model, key, http),
            _ => new StreamedRefusals(ChatTranslatorKind.Connect(options.Endpoint!, options.Model, key, http)),
        };
    }
}
