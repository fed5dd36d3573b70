using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phasa.Ingestion;

/// <summary>Formats by their names in JSON: markdown, plain, html.</summary>
internal sealed class TextFormatConverter() : JsonStringEnumConverter<TextFormat>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
