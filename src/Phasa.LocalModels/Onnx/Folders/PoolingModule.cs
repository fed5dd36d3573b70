using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Onnx.Folders;

/// <summary>What <c>1_Pooling/config.json</c> says.</summary>
/// <param name="Modes">The poolings whose vectors are joined, by their name in the file; usually one.</param>
/// <param name="IncludePrompt">Whether the tokens of the prefix count.</param>
internal sealed record PoolingModule(IReadOnlyList<string> Modes, bool IncludePrompt)
{
    private const string Flag = "pooling_mode_";

    /// <summary>The one pooling, if it is one that is supported.</summary>
    public Pooling? Supported => Modes is not [var mode] ? null : mode switch
    {
        // The sum divided by √n has the direction of the mean.
        "mean" or "mean_tokens" or "mean_sqrt_len_tokens" => Pooling.Mean,
        "cls" or "cls_token" => Pooling.Cls,
        "lasttoken" => Pooling.LastToken,
        _ => null,
    };

    /// <summary>Reads the file: a flag per mode, or, since 2026, the mode's name.</summary>
    public static PoolingModule Read(JsonPart top) => new(
        top.Find("pooling_mode") is { ValueKind: System.Text.Json.JsonValueKind.String } mode
            ? [mode.GetString()!]
            : [.. top.Element.EnumerateObject().Select(p => p.Name).Where(n => n.StartsWith(Flag, StringComparison.Ordinal) && top.Flag(n, false)).Select(n => n[Flag.Length..])],
        top.Flag("include_prompt", true));
}
