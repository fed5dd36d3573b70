using System.Text.Json;
using Phasa.Embeddings.FeatureTables.Features;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>What a model file says about itself, as JSON inside it.</summary>
/// <param name="Name">The model's name, which collections use.</param>
/// <param name="Languages">The languages it was trained to align.</param>
/// <param name="Features">How texts become features.</param>
/// <param name="UnknownWordLength">
/// The length of the vector that a word or number outside the vocabulary gets, in a direction made from its hash: it
/// matches itself and nothing else. 0: none.
/// </param>
/// <param name="SameLanguageThreshold">The cut to use within a language before any calibration.</param>
/// <param name="CrossLanguageThreshold">The cut to use across languages before any calibration.</param>
/// <param name="TrainedWith">The trainer's options.</param>
public sealed record FeatureTableHeader(
    string Name,
    IReadOnlyList<string> Languages,
    FeatureOptions Features,
    float UnknownWordLength,
    float? SameLanguageThreshold = null,
    float? CrossLanguageThreshold = null,
    string? TrainedWith = null)
{
    /// <summary>As UTF-8 JSON.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, FeatureTableJson.Default.FeatureTableHeader);

    /// <summary>From UTF-8 JSON; null when it is none.</summary>
    public static FeatureTableHeader? FromUtf8(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FeatureTableJson.Default.FeatureTableHeader);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
