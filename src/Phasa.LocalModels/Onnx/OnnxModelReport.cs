using Phasa.LocalModels.Families;
using Phasa.LocalModels.ModelFolders;

namespace Phasa.LocalModels.Onnx;

/// <summary>What was found in a model's folder and how the model is used, for a person to check.</summary>
/// <param name="Graph">The network's file.</param>
/// <param name="Family">The family whose habits are known; null: none.</param>
/// <param name="Pooling">How token vectors become the text's; null: the network does it itself.</param>
/// <param name="Prefixes">What is put before texts.</param>
/// <param name="Dimensions">The length of a vector.</param>
/// <param name="MaxTokens">The most tokens of a text, frame and prefix included.</param>
/// <param name="OneTextAtATime">Whether texts are computed one by one, because company would change their vectors.</param>
/// <param name="Warnings">What may be wrong, in sentences.</param>
public sealed record OnnxModelReport(
    string Graph,
    ModelFamily? Family,
    PoolingMode? Pooling,
    Prefixes Prefixes,
    int Dimensions,
    int MaxTokens,
    bool OneTextAtATime,
    IReadOnlyList<string> Warnings);
