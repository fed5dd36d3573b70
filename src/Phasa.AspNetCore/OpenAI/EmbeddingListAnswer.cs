using System.Buffers.Binary;
using System.Text.Json;

namespace Phasa.AspNetCore.OpenAI;

/// <summary>The vectors of texts, in their order.</summary>
/// <param name="Object">What it is.</param>
/// <param name="Data">A vector per text, of length 1.</param>
/// <param name="Model">The model that computed them.</param>
/// <param name="Usage">What was read.</param>
internal sealed record EmbeddingListAnswer(string Object, IReadOnlyList<EmbeddingAnswer> Data, string Model, EmbeddingUsage Usage);

/// <summary>A vector.</summary>
/// <param name="Object">What it is.</param>
/// <param name="Index">Which text it is of, from 0.</param>
/// <param name="Embedding">Numbers, or base64 of little-endian 32-bit floats.</param>
internal sealed record EmbeddingAnswer(string Object, int Index, JsonElement Embedding)
{
    public static EmbeddingAnswer Of(int index, float[] vector, bool isBase64) =>
        new("embedding", index, isBase64 ? JsonElement.Parse($"\"{Convert.ToBase64String(Bytes(vector))}\"") : JsonSerializer.SerializeToElement(vector, Numbers.Default.SingleArray));

    private static byte[] Bytes(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        return bytes;
    }
}

/// <summary>Tokens by the model's own tokenizer.</summary>
internal sealed record EmbeddingUsage(int PromptTokens, int TotalTokens);
