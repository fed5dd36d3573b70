using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Phasa.LocalModels.Onnx.Batches;

namespace Phasa.LocalModels.Onnx.Networks;

/// <summary>What a graph asks to be given, and how a batch gives it. Immutable.</summary>
internal sealed class NetworkInputs
{
    private delegate void Fill(TokenBatch batch, Span<long> target);

    private static readonly Dictionary<string, Fill> Known = new()
    {
        ["input_ids"] = (batch, target) => batch.CopyIds(target),
        ["attention_mask"] = (batch, target) => batch.CopyMask(target),
        ["token_type_ids"] = (_, target) => target.Clear(),
        ["position_ids"] = (batch, target) => batch.CopyPositions(target),
    };

    private readonly (Fill Fill, TensorElementType Type)[] _inputs;

    /// <summary>Reads the graph's inputs.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when it asks for something else than texts as tokens.</exception>
    public NetworkInputs(InferenceSession session, string file)
    {
        Names = [.. session.InputNames];
        _inputs = [.. Names.Select(n => (Known.GetValueOrDefault(n) ?? throw Unknown(n, file), TypeOf(n, session.InputMetadata[n], file)))];
    }

    /// <summary>The names, in the order of <see cref="Values"/>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The tensors of a batch; the caller disposes them.</summary>
    public OrtValue[] Values(TokenBatch batch)
    {
        long[] shape = [batch.Count, batch.Width];
        return [.. _inputs.Select(input => Value(input.Fill, input.Type, batch, shape))];
    }

    private static OrtValue Value(Fill fill, TensorElementType type, TokenBatch batch, long[] shape)
    {
        var wide = new long[batch.Count * batch.Width];
        fill(batch, wide);
        return type == TensorElementType.Int64
            ? OrtValue.CreateTensorValueFromMemory(wide, shape)
            : OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(wide, id => (int)id), shape);
    }

    private static TensorElementType TypeOf(string name, NodeMetadata metadata, string file) =>
        metadata is { IsTensor: true, ElementDataType: TensorElementType.Int64 or TensorElementType.Int32 }
            ? metadata.ElementDataType
            : throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The graph {file} takes '{name}' as something else than int32 or int64 numbers.",
                "Export the model for feature extraction.");

    private static PhasaException Unknown(string name, string file) => new(
        ErrorCodes.InvalidConfiguration,
        $"The graph {file} asks for the input '{name}'; a text embedder is given {string.Join(", ", Known.Keys)}.",
        "Export the model for feature extraction, without past keys or task inputs.");
}
