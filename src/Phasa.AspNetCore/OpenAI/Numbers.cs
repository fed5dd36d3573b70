using System.Text.Json.Serialization;

namespace Phasa.AspNetCore.OpenAI;

/// <summary>Vectors as JSON.</summary>
[JsonSerializable(typeof(float[]))]
internal sealed partial class Numbers : JsonSerializerContext;
