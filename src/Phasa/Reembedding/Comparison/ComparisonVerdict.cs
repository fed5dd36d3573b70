using System.Text.Json.Serialization;

namespace Phasa.Reembedding.Comparison;

/// <summary>How the second model does beside the first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparisonVerdict>))]
public enum ComparisonVerdict
{
    /// <summary>Too few documents to tell.</summary>
    TooFew,

    /// <summary>No difference beyond chance, or none that matters.</summary>
    Same,

    /// <summary>Better beyond chance.</summary>
    Better,

    /// <summary>Worse beyond chance, with regard to how many comparisons were made, and by more than a little.</summary>
    Worse,
}
