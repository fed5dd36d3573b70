using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Phasa.Separation;

/// <summary>A measurement as JSON: on the command line, in files, in the store and over HTTP it is the same document.</summary>
public static class MeasurementJson
{
    private static readonly MeasurementJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a measurement.</summary>
    public static string Write(Measurement measurement) => JsonSerializer.Serialize(measurement, Context.Measurement);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidFile"/>: it is none, or of another format.</exception>
    public static Measurement Read(string json, string name)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, Context.Measurement) is { Format: Measurement.CurrentFormat } measurement)
            {
                return measurement;
            }
        }
        catch (JsonException e)
        {
            throw NotOne(name, e);
        }

        throw NotOne(name, null);
    }

    private static PhasaException NotOne(string name, JsonException? e) => new(
        ErrorCodes.InvalidFile, $"'{name}' is not a measurement that this version reads{(e is null ? "" : $": {e.Message}")}",
        "Make it with 'phasa measure --json > FILE'.", e)
    { Location = name };
}

/// <summary>The types of the document.</summary>
[JsonSerializable(typeof(Measurement))]
internal sealed partial class MeasurementJsonContext : JsonSerializerContext;
