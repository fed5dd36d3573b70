using System.Numerics;
using System.Numerics.Tensors;
using Phasa.Embeddings.FeatureTables.Features;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>
/// Text to vector: the sum of the rows of its features, at length 1. The weight of a feature, √(a / (a + p)) with its
/// share of texts p and a constant a (after Arora, Liang and Ma, 2017), is folded into its row. Thread-safe.
/// </summary>
internal sealed class TextVectors(FeatureTable table)
{
    [ThreadStatic]
    private static FeatureBuffer? _buffer;

    private readonly FeatureExtractor _extractor = new(table.Header.Features);

    /// <summary>Words, numbers and clusters of a text.</summary>
    public int CountUnits(ReadOnlySpan<char> text)
    {
        var buffer = _buffer ??= new();
        _extractor.Extract(text, buffer);
        return buffer.UnitCount;
    }

    /// <summary>Writes a text's vector; all zero when nothing of the text is known.</summary>
    public void Embed(ReadOnlySpan<char> text, Span<float> vector)
    {
        var buffer = _buffer ??= new();
        _extractor.Extract(text, buffer);
        vector.Clear();
        using (var vectors = table.OpenVectors())
        {
            Sum(buffer.Features, vectors, vector);
        }

        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }
    }

    // A method of its own: inside the block that closes the vectors, the loop's variables would live in memory.
    private void Sum(ReadOnlySpan<Feature> features, FeatureVectorRows vectors, Span<float> sum)
    {
        var unknownLength = table.Header.UnknownWordLength / MathF.Sqrt(table.Dimensions);
        foreach (var feature in features)
        {
            var row = table.Find(feature.Hash);
            if (row >= 0)
            {
                vectors.Add(row, sum);
            }
            else if (unknownLength > 0 && feature.Sort is FeatureSort.Word or FeatureSort.Number)
            {
                AddUnknown(feature.Hash, unknownLength, sum);
            }
        }
    }

    /// <summary>Adds ±<paramref name="size"/> in each dimension, the signs made from the hash (splitmix64; Steele, Lea and Flood, 2014).</summary>
    internal static void AddUnknown(uint hash, float size, Span<float> vector)
    {
        ulong state = hash;
        for (var block = 0; block < vector.Length; block += 64)
        {
            state += 0x9E3779B97F4A7C15;
            var signs = state;
            signs = (signs ^ (signs >> 30)) * 0xBF58476D1CE4E5B9;
            signs = (signs ^ (signs >> 27)) * 0x94D049BB133111EB;
            signs ^= signs >> 31;
            for (var i = 0; i < 64; i++)
            {
                vector[block + i] += (signs >> i & 1) == 0 ? size : -size;
            }
        }
    }
}
