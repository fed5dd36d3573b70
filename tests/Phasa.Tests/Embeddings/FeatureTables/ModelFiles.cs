using Phasa.Embeddings.FeatureTables;
using Phasa.Embeddings.FeatureTables.Features;

namespace Phasa.Tests.Embeddings.FeatureTables;

/// <summary>Small models whose vectors are known.</summary>
internal static class ModelFiles
{
    public const int Dimensions = 128;

    /// <summary>A model of every feature of some texts, each with a vector drawn from a seed.</summary>
    public static byte[] Create(int bits, float unknownLength = 0, params string[] texts)
    {
        FeatureBuffer buffer = new();
        FeatureExtractor extractor = new(new());
        SortedSet<uint> hashes = [];
        foreach (var text in texts)
        {
            extractor.Extract(text, buffer);
            foreach (var feature in buffer.Features)
            {
                hashes.Add(feature.Hash);
            }
        }

        Random random = new(7);
        using MemoryStream file = new();
        FeatureTableWriter.Write(
            file,
            new("test", ["en", "lo"], new(), unknownLength, .3f, .2f),
            [.. hashes.Select(h => (h, (ReadOnlyMemory<float>)Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - .5)).ToArray()))],
            Dimensions,
            bits);
        return file.ToArray();
    }

    /// <summary>The same, opened from a file that is deleted when the table is closed by the caller's folder.</summary>
    public static FeatureTable Open(string path, byte[] content)
    {
        File.WriteAllBytes(path, content);
        return FeatureTable.Open(path);
    }
}
