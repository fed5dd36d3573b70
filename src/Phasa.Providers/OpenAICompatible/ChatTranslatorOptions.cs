using System.ComponentModel.DataAnnotations;
using Phasa.Providers.Translation;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>
/// A model behind an OpenAI-compatible chat endpoint. <see cref="TranslatorOptions.Endpoint"/> is what comes before
/// <c>/chat/completions</c>, for example <c>https://api.openai.com/v1</c> or <c>http://localhost:11434/v1</c>.
/// </summary>
public class ChatTranslatorOptions : TranslatorOptions
{
    /// <summary>Twenty texts per call by default: a model loses count in longer lists.</summary>
    public ChatTranslatorOptions() => MaxTextsPerCall = 20;

    /// <summary>The model's name at the endpoint.</summary>
    [Required]
    public string Model { get; set; } = "";

    /// <summary>The sampling temperature, 0..2; null leaves it to the endpoint, as models that accept no other require.</summary>
    [Range(0.0, 2.0)]
    public float? Temperature { get; set; }

    /// <summary>How the model is held to JSON.</summary>
    [EnumDataType(typeof(StructuredOutput))]
    public StructuredOutput StructuredOutput { get; set; } = StructuredOutput.Schema;
}
