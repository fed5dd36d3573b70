using Phasa.LocalModels.ModelFolders;

namespace Phasa.LocalModels.Onnx.Networks;

/// <summary>How a network's file is opened and its output read.</summary>
internal sealed record NetworkOptions(string File)
{
    /// <summary>The pooling of a token-level output.</summary>
    public PoolingMode Pooling { get; init; }

    /// <summary>Whether <see cref="Pooling"/> counts even when the graph pools by itself.</summary>
    public bool ForcePooling { get; init; }

    /// <summary>Reads the steps between the pooling and the vector, asked for when the graph does not pool by itself.</summary>
    public Func<IReadOnlyList<DenseLayer>> Layers { get; init; } = () => [];

    /// <summary>The output's name; null: the one that is known to hold embeddings.</summary>
    public string? Output { get; init; }

    /// <summary>The hardware.</summary>
    public string ExecutionProvider { get; init; } = ExecutionProviders.Cpu;

    /// <summary>Which of several devices, from 0.</summary>
    public int Device { get; init; }

    /// <summary>Threads that compute one run; 0: as many as there are cores.</summary>
    public int Threads { get; init; }
}
