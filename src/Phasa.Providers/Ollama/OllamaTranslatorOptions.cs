using Phasa.Providers.OpenAICompatible;

namespace Phasa.Providers.Ollama;

/// <summary>A model of an Ollama server. The endpoint is its root; Phasa speaks to the OpenAI-compatible part of it.</summary>
public sealed class OllamaTranslatorOptions : ChatTranslatorOptions
{
    /// <summary>
    /// The server of this machine, with small calls: it cuts off, unseen, what does not fit its context window (4,096 tokens
    /// unless <c>OLLAMA_CONTEXT_LENGTH</c> says otherwise), and that path has no setting for it.
    /// </summary>
    public OllamaTranslatorOptions()
    {
        Endpoint = new("http://localhost:11434");
        MaxTextsPerCall = 10;
        MaxCharactersPerCall = 1_000;
        TimeoutSeconds = 300;
    }
}
