using System.Security.Cryptography;
using System.Text;

namespace Phasa.TestSupport.Embeddings;

/// <summary>Vectors without meaning: the same for the same text, different for different ones.</summary>
public static class PseudoEmbedding
{
    /// <summary>A vector with values in −1..1, not of length 1.</summary>
    public static float[] Of(string text, int dimensions)
    {
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        return [.. Enumerable.Range(0, dimensions).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
