namespace Phasa.Providers.OpenAICompatible;

/// <summary>How the model is held to JSON.</summary>
public enum StructuredOutput
{
    /// <summary>By a JSON schema (<c>response_format: json_schema</c>).</summary>
    Schema,

    /// <summary>By JSON mode (<c>response_format: json_object</c>).</summary>
    Json,

    /// <summary>By the prompt alone, for an endpoint that knows neither.</summary>
    Prompt,
}
