using System.Text.Json.Serialization;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>The JSON of model files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FeatureTableHeader))]
internal sealed partial class FeatureTableJson : JsonSerializerContext;
