using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Phasa.Embeddings;

/// <summary>
/// Where a model puts a few fixed texts, as a query and as a document. It tells a model that was changed under the same
/// name, which names and revisions cannot: another file in the folder, another model behind the endpoint, other pooling.
/// </summary>
public sealed class SpaceProbe
{
    /// <summary>
    /// The least cosine between two probes of one model. One model is not exactly one model everywhere: processors and
    /// libraries add in another order, and endpoints answer from machines that differ, which moves vectors by about 1e-4.
    /// Another prefix or pooling moves them by more than 1e-2, another model by far more.
    /// </summary>
    public const float LeastSimilarity = 0.999f;

    // Never changed: the probes in existing stores are of these texts.
    private static readonly string[] Texts =
    [
        "How do I reset a password?",
        "請求書をPDFで受け取るには、管理者の権限が必要です。",
        "ຜູ້ໃຊ້ລືມລະຫັດຜ່ານ",
        "ผู้ใช้ลืมรหัสผ่าน",
        "Ошибка 4711: tenant «ສ້າງ»",
    ];

    private readonly Half[][] _vectors;

    private SpaceProbe(Half[][] vectors) => _vectors = vectors;

    /// <summary>How many vectors a probe has: each text in each role.</summary>
    public static int Count => Texts.Length * 2;

    /// <summary>Makes a probe of vectors, at half precision: it is kept, and what it tells is far coarser.</summary>
    /// <param name="vectors"><see cref="Count"/> vectors, all of one length.</param>
    public static SpaceProbe Of(IReadOnlyList<float[]> vectors)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vectors.Count, Count);
        return new([.. vectors.Select(v => Array.ConvertAll(v, f => (Half)f))]);
    }

    /// <summary>Has a model place the texts: two calls, one per role.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/>.</exception>
    public static async Task<SpaceProbe> TakeAsync(EmbeddingModel model, CancellationToken cancellationToken = default)
    {
        var queries = await model.EmbedAsync(Texts, TextRole.Query, cancellationToken).ConfigureAwait(false);
        var documents = await model.EmbedAsync(Texts, TextRole.Document, cancellationToken).ConfigureAwait(false);
        return Of([.. queries, .. documents]);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static SpaceProbe FromBytes(ReadOnlySpan<byte> bytes)
    {
        var values = MemoryMarshal.Cast<byte, short>(bytes).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(values, values);
        }

        return new([.. values.Select(BitConverter.Int16BitsToHalf).Chunk(values.Length / Count)]);
    }

    /// <summary>The vectors one after the other as little-endian half-precision numbers.</summary>
    public byte[] ToBytes()
    {
        var values = _vectors.SelectMany(v => v).Select(BitConverter.HalfToInt16Bits).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(values, values);
        }

        return MemoryMarshal.AsBytes<short>(values).ToArray();
    }

    /// <summary>The cosine of the two vectors that differ most, −1..1; 0 when the probes have not the same dimensions.</summary>
    public float SimilarityTo(SpaceProbe other) => _vectors.Zip(other._vectors, Cosine).Min();

    private static float Cosine(Half[] a, Half[] b)
    {
        if (a.Length != b.Length)
        {
            return 0;
        }

        var (x, y) = (Array.ConvertAll(a, h => (float)h), Array.ConvertAll(b, h => (float)h));
        var lengths = TensorPrimitives.Norm<float>(x) * TensorPrimitives.Norm<float>(y);

        // A model may know no token of a text; then it must know none the other time either.
        return lengths > 0 ? TensorPrimitives.Dot<float>(x, y) / lengths : a.AsSpan().SequenceEqual(b) ? 1 : 0;
    }
}
