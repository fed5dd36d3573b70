using System.ComponentModel.DataAnnotations;
using Phasa.Embeddings;
using Phasa.LocalModels.ModelFolders;

namespace Phasa.LocalModels.Onnx;

/// <summary>A model of kind <c>onnx</c>. What is left out is read from the folder.</summary>
public sealed class OnnxModelOptions : EmbeddingModelOptions
{
    /// <summary>The folder, in the layout of sentence-transformers or of a Hugging Face ONNX export.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The graph, as a path in the folder such as <c>onnx/model_quantized.onnx</c>; needed when there are several and none is <c>model.onnx</c>.</summary>
    public string? File { get; set; }

    /// <summary>The output to use; null: the one that is known to hold embeddings.</summary>
    public string? Output { get; set; }

    /// <summary>How token vectors become the text's; null: as the folder says, or as the model's family needs.</summary>
    public PoolingMode? Pooling { get; set; }

    /// <summary>Put before queries; null: as the folder says, or as the model's family needs.</summary>
    public string? QueryPrefix { get; set; }

    /// <summary>Put before documents; null: as the folder says, or as the model's family needs.</summary>
    public string? DocumentPrefix { get; set; }

    /// <summary>The most tokens of a text, frame and prefix included; null: as the folder says.</summary>
    [Range(32, 1 << 20)]
    public int? MaxTokens { get; set; }

    /// <summary>The length of the vectors that is expected; another is an error. Null: not checked.</summary>
    [Range(1, 1 << 16)]
    public int? Dimensions { get; set; }

    /// <summary>The hardware: <c>cpu</c>, <c>cuda</c>, <c>tensorrt</c>, <c>rocm</c>, <c>migraphx</c>, <c>directml</c>, <c>openvino</c>, <c>coreml</c>, <c>webgpu</c> or <c>qnn</c>.</summary>
    [Required]
    public string ExecutionProvider { get; set; } = "cpu";

    /// <summary>Which of several devices of the execution provider, from 0.</summary>
    [Range(0, 255)]
    public int Device { get; set; }

    /// <summary>Threads that compute one batch; 0: one per core.</summary>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Batches that are computed at the same time, by all callers together.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 1;

    /// <summary>The most tokens in a batch, padding included; a longer text runs alone. More uses more memory and makes others wait longer.</summary>
    [Range(1, 1 << 20)]
    public int BatchTokens { get; set; } = 2048;
}
