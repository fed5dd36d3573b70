using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>
/// Reads a vector as a list of numbers or as base64 of little-endian 32-bit floats: servers differ in which they give,
/// whatever was asked for.
/// </summary>
internal sealed class FloatsConverter : JsonConverter<float[]?>
{
    public override float[]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return JsonSerializer.Deserialize<float[]>(ref reader, options);
        }

        if (!reader.TryGetBytesFromBase64(out var bytes) || bytes.Length % sizeof(float) != 0)
        {
            throw new JsonException("An embedding is a text that is not base64 of 32-bit floats.");
        }

        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return vector;
    }

    public override void Write(Utf8JsonWriter writer, float[]? value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options);
}
