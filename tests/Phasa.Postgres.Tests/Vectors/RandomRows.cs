using System.Numerics.Tensors;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.TestSupport.Documents;

namespace Phasa.Postgres.Tests.Vectors;

/// <summary>Passages whose vectors gather around some points, as those of texts do, in Japanese and one in fifty in Lao, too.</summary>
internal sealed class RandomRows(int seed)
{
    private const int Points = 40;
    private const float Spread = 0.6f;

    private readonly Random _random = new(seed);
    private float[][]? _points;

    /// <summary>The space of the vectors.</summary>
    public static EmbeddingSpace Space { get; } = new("test", "gathered", "1", 32);

    /// <summary>A document of so many passages.</summary>
    public DocumentWrite Document(string id, int passages) => Writes.Version(id, 0, [.. Enumerable.Range(0, passages).Select(i => Passage($"{id} {i}", i % 50 == 0))]);

    /// <summary>A vector of length 1 near one of the points.</summary>
    public float[] Vector()
    {
        _points ??= [.. Enumerable.Range(0, Points).Select(_ => Unit(Space.Dimensions))];
        var (point, noise) = (_points[_random.Next(Points)], Unit(Space.Dimensions));
        float[] vector = [.. point.Zip(noise, (p, n) => p + (Spread * n))];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }

    private PassageWrite Passage(string text, bool isTranslated)
    {
        TranslationWrite[] translations = isTranslated
            ? [new(Writes.Lao, null, "ລາວ " + text, TextSource.Machine, "test-provider", [new(0, Vector(), Space)])]
            : [];
        return Writes.Passage(text, translations) with { Rows = [new(0, Vector(), Space)] };
    }

    private float[] Unit(int length)
    {
        float[] vector = [.. Enumerable.Range(0, length).Select(_ => (float)(_random.NextDouble() - 0.5))];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }
}
