using System.Text.Json.Serialization;

namespace Phasa.Reembedding.Comparison;

/// <summary>The rows that questions in a language are compared with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparedPath>))]
public enum ComparedPath
{
    /// <summary>Rows in the questions' own language.</summary>
    Index,

    /// <summary>Original rows in other languages.</summary>
    Originals,
}
