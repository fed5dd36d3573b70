using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Onnx.Batches;

namespace Phasa.LocalModels.Onnx.Networks;

/// <summary>A network from an ONNX file: batches of token ids in, a vector of length 1 per text out. Thread-safe.</summary>
internal sealed class Network : IDisposable
{
    private readonly InferenceSession _session;
    private readonly NetworkInputs _inputs;
    private readonly NetworkOutput _output;
    private readonly IReadOnlyList<DenseLayer> _layers;

    private Network(InferenceSession session, NetworkInputs inputs, NetworkOutput output, NetworkOptions options)
    {
        _session = session;
        _inputs = inputs;
        _output = output;
        _layers = output.Pooled ? [] : options.Layers();
        Pooling = options.Pooling;
    }

    /// <summary>The name of the output that is used.</summary>
    public string Output => _output.Name;

    /// <summary>Whether the graph pools by itself.</summary>
    public bool PoolsItself => _output.Pooled;

    /// <summary>How tokens are pooled when the graph does not.</summary>
    public PoolingMode Pooling { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when it is no graph, is cut short, lacks its external data, or is no text embedder.</exception>
    public static Network Open(NetworkOptions options)
    {
        var session = NetworkFile.Open(options);
        try
        {
            return new Network(
                session,
                new NetworkInputs(session, options.File),
                NetworkOutput.Choose(session, options.File, options.Output, options.ForcePooling),
                options);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs a batch on the calling thread.</summary>
    /// <returns>A vector per text, in order; of length 1 unless the network gave only zeros.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped on the way.</exception>
    /// <exception cref="OnnxRuntimeException">The network refused the ids or ran out of memory.</exception>
    public float[][] Run(TokenBatch batch, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var inputs = _inputs.Values(batch);
        try
        {
            using var options = new RunOptions();
            using var stop = cancellationToken.Register(() => options.Terminate = true);
            using var outputs = _session.Run(options, _inputs.Names, inputs, [_output.Name]);
            return Vectors(outputs[0], batch);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            Array.ForEach(inputs, i => i.Dispose());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private float[][] Vectors(OrtValue output, TokenBatch batch)
    {
        var dimensions = (int)output.GetTensorTypeAndShape().Shape[^1];
        var values = NetworkOutput.Floats(output);
        if (values.Length != batch.Count * (_output.Pooled ? 1 : batch.Width) * dimensions)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The output '{_output.Name}' has {values.Length} values for {batch.Count} texts of {batch.Width} tokens and {dimensions} dimensions.",
                "Name an output of the tokens' or the texts' vectors with the option 'output'.");
        }

        var vectors = _output.Pooled ? Rows(values, dimensions) : TokenPooler.Pool(values, batch, dimensions, Pooling);
        return [.. vectors.Select(v => Normalized(_layers.Aggregate(v, (x, layer) => layer.Apply(x))))];
    }

    private static float[] Normalized(float[] vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }

    private static float[][] Rows(ReadOnlySpan<float> values, int dimensions)
    {
        var rows = new float[values.Length / dimensions][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = values.Slice(i * dimensions, dimensions).ToArray();
        }

        return rows;
    }
}
