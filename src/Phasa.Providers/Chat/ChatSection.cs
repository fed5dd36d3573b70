using System.ComponentModel.DataAnnotations;
using Phasa.Answers.Generation;

namespace Phasa.Providers.Chat;

/// <summary>The chat model that writes answers, as the section <c>Chat</c> has it.</summary>
public sealed class ChatSection
{
    /// <summary>How the endpoint speaks.</summary>
    [EnumDataType(typeof(ChatKind))]
    public ChatKind Kind { get; set; } = ChatKind.OpenAICompatible;

    /// <summary>The address: what comes before <c>/chat/completions</c>, before <c>/v1/messages</c> (Anthropic), or the root (Ollama). Null for the kind's own.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name at the endpoint.</summary>
    [Required]
    public string Model { get; set; } = "";

    /// <summary>The key itself. Prefer <see cref="ApiKeyVariable"/>, which keeps it out of files.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The environment variable that holds the key.</summary>
    public string? ApiKeyVariable { get; set; }

    /// <summary>
    /// <c>o200k_base</c>, <c>cl100k_base</c>, or a folder with the model's tokenizer (<c>tokenizer.json</c>). Without it the one that OpenAI lists for the
    /// model's name, else an estimate above what byte pairs make of each script.
    /// </summary>
    public string? Tokenizer { get; set; }

    /// <inheritdoc cref="AnswerModel.Window"/>
    [Range(1024, 10_000_000)]
    public int Window { get; set; } = 8192;

    /// <inheritdoc cref="AnswerModel.MaxAnswerTokens"/>
    [Range(64, 100_000)]
    public int MaxTokens { get; set; } = 1024;

    /// <inheritdoc cref="AnswerModel.MaxSilence"/>
    [Range(0.1, 600)]
    public double SilenceSeconds { get; set; } = 30;

    /// <inheritdoc cref="AnswerModel.MaxTime"/>
    [Range(0.1, 3600)]
    public double TimeoutSeconds { get; set; } = 90;

    /// <inheritdoc cref="AnswerModel.Temperature"/>
    [Range(0.0, 2.0)]
    public float? Temperature { get; set; }
}

/// <summary>How a chat endpoint speaks.</summary>
public enum ChatKind
{
    /// <summary><c>POST {endpoint}/chat/completions</c>.</summary>
    OpenAICompatible,

    /// <summary>Anthropic's Messages API.</summary>
    Anthropic,

    /// <summary>An Ollama server, by its OpenAI-compatible part.</summary>
    Ollama,
}
