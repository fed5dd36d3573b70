using System.Text.Json.Serialization;

namespace Phasa.Ingestion;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    MaxDepth = DocumentJson.MaxDepth,
    Converters = [typeof(TextFormatConverter)])]
[JsonSerializable(typeof(DocumentInput))]
internal sealed partial class DocumentJsonContext : JsonSerializerContext;
