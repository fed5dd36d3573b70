using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Phasa.LocalModels.Onnx.Networks;

/// <summary>The output of a graph that is used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pooled">Whether it is a vector per text (texts × dimensions) and not per token (texts × tokens × dimensions).</param>
internal sealed record NetworkOutput(string Name, bool Pooled)
{
    private static readonly string[] PooledNames = ["sentence_embedding"];
    private static readonly string[] TokenNames = ["last_hidden_state", "token_embeddings"];

    /// <summary>
    /// Chooses: the wanted one; else, unless a pooling is asked for, the graph's own vector of the text, as it holds the
    /// exporter's pooling and layers after it; else the vectors of the tokens; else the only output there is.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>, with the outputs there are.</exception>
    public static NetworkOutput Choose(InferenceSession session, string file, string? wanted, bool ownPooling)
    {
        var outputs = session.OutputMetadata;
        var name = wanted
            ?? (ownPooling ? TokenNames : PooledNames.Concat(TokenNames)).FirstOrDefault(outputs.ContainsKey)
            ?? (outputs.Count == 1 ? outputs.Keys.First() : null);
        if (name is null || !outputs.TryGetValue(name, out var metadata)
            || metadata is not { IsTensor: true, Dimensions.Length: 2 or 3, ElementDataType: TensorElementType.Float or TensorElementType.Float16 })
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The graph {file} has no output {(wanted is null ? "that is known to hold embeddings" : $"'{wanted}' of float vectors")}; it has {string.Join(", ", outputs.Keys)}.",
                "Name the output with the option 'output'.");
        }

        return ownPooling && metadata.Dimensions.Length == 2
            ? throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The output '{name}' of {file} is pooled already.",
                "Leave the option 'pooling' out, or name an output of the tokens' vectors with the option 'output'.")
            : new NetworkOutput(name, metadata.Dimensions.Length == 2);
    }

    /// <summary>The values as floats, whatever the graph's own precision.</summary>
    public static ReadOnlySpan<float> Floats(OrtValue value)
    {
        if (value.GetTensorTypeAndShape().ElementDataType == TensorElementType.Float)
        {
            return value.GetTensorDataAsSpan<float>();
        }

        var halves = MemoryMarshal.Cast<Float16, Half>(value.GetTensorDataAsSpan<Float16>());
        var floats = new float[halves.Length];
        TensorPrimitives.ConvertToSingle(halves, floats);
        return floats;
    }
}
