namespace Phasa.LocalModels.Onnx;

/// <summary>What an exported table gives for a text.</summary>
public enum TableReduction
{
    /// <summary>A vector per token (<c>last_hidden_state</c>: texts × tokens × dimensions), for pooling by the caller.</summary>
    None,

    /// <summary>The sum of the tokens' rows (<c>sentence_embedding</c>: texts × dimensions).</summary>
    Sum,

    /// <summary>The mean of the tokens' rows (<c>sentence_embedding</c>: texts × dimensions).</summary>
    Mean,
}
