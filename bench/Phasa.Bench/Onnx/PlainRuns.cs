using Microsoft.ML.OnnxRuntime;
using Phasa.LocalModels.Onnx.Batches;

namespace Phasa.Bench.Onnx;

/// <summary>ONNX Runtime as its documentation calls it, with its own defaults, on inputs that are ready.</summary>
internal sealed class PlainRuns : IDisposable
{
    private static readonly string[] Names = ["input_ids", "attention_mask", "token_type_ids"];

    private readonly InferenceSession _session;
    private readonly List<OrtValue[]> _batches;

    public PlainRuns(string file, IReadOnlyList<TokenBatch> batches)
    {
        _session = new InferenceSession(file);
        _batches = [.. batches.Select(Inputs)];
    }

    /// <summary>Runs every batch.</summary>
    public void Run()
    {
        using var options = new RunOptions();
        foreach (var inputs in _batches)
        {
            using var outputs = _session.Run(options, Names, inputs, _session.OutputNames);
        }
    }

    public void Dispose()
    {
        _batches.ForEach(b => Array.ForEach(b, v => v.Dispose()));
        _session.Dispose();
    }

    private static OrtValue[] Inputs(TokenBatch batch)
    {
        long[] shape = [batch.Count, batch.Width];
        var ids = new long[batch.Count * batch.Width];
        var mask = new long[ids.Length];
        batch.CopyIds(ids);
        batch.CopyMask(mask);
        return
        [
            OrtValue.CreateTensorValueFromMemory(ids, shape),
            OrtValue.CreateTensorValueFromMemory(mask, shape),
            OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape),
        ];
    }
}
