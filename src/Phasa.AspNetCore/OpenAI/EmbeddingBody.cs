using System.Text.Json;
using Phasa.Embeddings;

namespace Phasa.AspNetCore.OpenAI;

/// <summary>Texts to embed. Members that are not listed are passed over.</summary>
/// <param name="Model">An embedding model of this installation, as <c>/v1/models</c> lists it.</param>
/// <param name="Input">A text, or a list of up to 2,048.</param>
/// <param name="EncodingFormat">'float' (when absent) or 'base64': little-endian 32-bit floats.</param>
/// <param name="Dimensions">The model's own; vectors are not shortened.</param>
/// <param name="InputType">'document' (when absent) or 'query', for models that embed the two differently.</param>
internal sealed record EmbeddingBody(string Model, JsonElement Input, string? EncodingFormat = null, int? Dimensions = null, string? InputType = null)
{
    private const int MaxTexts = 2048;

    /// <summary>What the texts are.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public TextRole Role => InputType switch
    {
        null or "document" or "passage" => TextRole.Document,
        "query" => TextRole.Query,
        _ => throw ChatCompletionBody.Wrong("/input_type", $"'{InputType}' is no type of input.", "Use 'query' or 'document'."),
    };

    /// <summary>Whether vectors are written as base64.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public bool IsBase64 => EncodingFormat switch
    {
        null or "float" => false,
        "base64" => true,
        _ => throw ChatCompletionBody.Wrong("/encoding_format", $"'{EncodingFormat}' is no encoding.", "Use 'float' or 'base64'."),
    };

    /// <summary>The texts.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: there are none or too many, or some are no text.</exception>
    public IReadOnlyList<string> Texts()
    {
        var texts = Input.ValueKind switch
        {
            JsonValueKind.String => [Input.GetString()!],
            JsonValueKind.Array when Input.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String) => Input.EnumerateArray().Select(t => t.GetString()!).ToList(),
            _ => throw ChatCompletionBody.Wrong("/input", "The input is neither a text nor a list of texts.", "Send texts; lists of tokens are another model's and mean nothing here."),
        };
        return texts.Count is > 0 and <= MaxTexts ? texts : throw ChatCompletionBody.Wrong("/input", $"There are {texts.Count} texts.", $"Send 1 to {MaxTexts} texts a call.");
    }
}
