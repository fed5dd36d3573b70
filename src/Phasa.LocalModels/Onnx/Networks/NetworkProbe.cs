using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Phasa.LocalModels.Onnx.Batches;
using Phasa.LocalModels.Tokenizers;

namespace Phasa.LocalModels.Onnx.Networks;

/// <summary>What a few short runs tell about a network before anything is embedded with it.</summary>
/// <param name="Dimensions">The length of its vectors.</param>
/// <param name="BatchChangesVectors">
/// Whether a text's vector depends on the texts that run with it: so with dynamic quantisation, which chooses its scale for
/// the whole batch. Such a network is given one text at a time.
/// </param>
internal sealed record NetworkProbe(int Dimensions, bool BatchChangesVectors)
{
    // Between what the order of float additions changes (1e-6) and what eight-bit scales do (1e-2).
    private const float Tolerance = 1e-3f;

    /// <summary>Runs the network on texts that are known not to be too long.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: the tokenizer has ids that the network has not, or the vectors are no numbers.</exception>
    public static NetworkProbe Of(Network network, ITextTokenizer tokenizer, int maxTokens, string file)
    {
        var shorter = tokenizer.Encode("hello", Math.Min(maxTokens, 8));
        var longer = tokenizer.Encode("ສະບາຍດີ, 你好, hello and good evening: 1 2 3 4 5 6 7", Math.Min(maxTokens, 32));
        if (shorter.Count == 0 || longer.Count == 0)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The tokenizer beside {file} makes no tokens of plain words.",
                "Use the tokenizer.json that belongs to the model.");
        }

        var alone = Run(network, [shorter], tokenizer, file)[0];
        var together = Run(network, [shorter, longer, [tokenizer.VocabularySize - 1]], tokenizer, file)[0];
        if (!TensorPrimitives.IsFiniteAll<float>(alone) || TensorPrimitives.Norm<float>(alone) == 0)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The network {file} gives no usable vector for a plain word: values that are no numbers, or only zeros.",
                "Use another precision of the model; half precision overflows in some networks.");
        }

        return new NetworkProbe(alone.Length, TensorPrimitives.Distance<float>(alone, together) > Tolerance);
    }

    private static float[][] Run(Network network, IReadOnlyList<IReadOnlyList<int>> texts, ITextTokenizer tokenizer, string file)
    {
        try
        {
            return network.Run(new TokenBatch(texts, tokenizer.PadId));
        }
        catch (OnnxRuntimeException e)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The network {file} refuses ids of the tokenizer beside it, which has {tokenizer.VocabularySize}: {e.Message}",
                "Use the tokenizer.json that belongs to the model.",
                e);
        }
    }
}
