using System.Text.Json.Serialization;

namespace Phasa.Bench.Alerts;

/// <summary>What is done to Lao on the ninth day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LanguageFault>))]
internal enum LanguageFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its rows are made anew by a model that says it is the same one, and is not.</summary>
    WrongRows,

    /// <summary>Its index is dropped.</summary>
    NoIndex,
}
