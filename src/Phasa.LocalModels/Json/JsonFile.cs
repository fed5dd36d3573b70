using System.Text.Json;

namespace Phasa.LocalModels.Json;

/// <summary>Opens the JSON files of a model folder.</summary>
internal static class JsonFile
{
    /// <summary>Reads a file whose top is an object.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: no such file, or not such JSON.</exception>
    public static T Read<T>(string path, Func<JsonPart, T> read) => Open(path, top =>
        top.Element.ValueKind == JsonValueKind.Object ? read(top) : throw top.Fault("is not a JSON object"));

    /// <summary>Reads a file whose top is an array of objects.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: no such file, or not such JSON.</exception>
    public static IReadOnlyList<T> ReadList<T>(string path, Func<JsonPart, T> read) => Open(path, top =>
        top.Element.ValueKind == JsonValueKind.Array && top.Element.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object)
            ? top.Element.EnumerateArray().Select((e, i) => read(new JsonPart(path, $"{i}", e))).ToList()
            : throw top.Fault("is not a JSON array of objects"));

    private static T Open<T>(string path, Func<JsonPart, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return read(new JsonPart(path, "", document.RootElement));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                e is JsonException ? $"{path} is not valid JSON: {e.Message}" : $"{path} cannot be read: {e.Message}",
                "Fetch the file again from where the model comes from, and check that this process may read it.",
                e)
            { Location = path };
        }
    }
}
