using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.AspNetCore.Answers;
using Phasa.AspNetCore.Json;

namespace Phasa.AspNetCore.OpenAI;

/// <summary>Writes an answer of ours within one of theirs, with the names it has everywhere else.</summary>
internal sealed class OwnAnswer : JsonConverter<AnswerResponse>
{
    public override AnswerResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, AnswerResponse value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, ApiJson.Shared.AnswerResponse);
}
