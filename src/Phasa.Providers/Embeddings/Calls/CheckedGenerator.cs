using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>Refuses an answer that would put a wrong vector under a text: another count or length, NaN or infinity, all zeros.</summary>
internal sealed class CheckedGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, int dimensions, EmbeddingFaults faults)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values as IReadOnlyList<string> ?? [.. values];
        var answer = await base.GenerateAsync(texts, options, cancellationToken);
        if (answer.Count != texts.Count)
        {
            throw faults.WrongAnswer($"it answered with {answer.Count} vectors for {texts.Count} texts");
        }

        foreach (var (i, embedding) in answer.Index())
        {
            Check(i, embedding.Vector.Span);
        }

        return answer;
    }

    private void Check(int index, ReadOnlySpan<float> vector)
    {
        if (vector.Length != dimensions)
        {
            throw faults.WrongAnswer($"it answered with vectors of {vector.Length} dimensions; {dimensions} were expected");
        }

        // A square that overflows is as unusable as an infinity: the length could not be made 1.
        var length = TensorPrimitives.Norm(vector);
        if (!float.IsFinite(length) || length == 0)
        {
            throw faults.WrongAnswer($"vector {index} of its answer {(length == 0 ? "is all zeros" : "has values that are not finite")}");
        }
    }
}
