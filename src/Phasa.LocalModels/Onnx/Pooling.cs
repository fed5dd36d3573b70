namespace Phasa.LocalModels.Onnx;

/// <summary>How a network's vectors of the tokens become the vector of the text.</summary>
public enum Pooling
{
    /// <summary>The mean over the tokens, without padding.</summary>
    Mean,

    /// <summary>The first token.</summary>
    Cls,

    /// <summary>The last token that is not padding.</summary>
    LastToken,
}
