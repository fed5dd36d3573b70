using System.Text.Json;

namespace Phasa.LocalModels.Json;

/// <summary>
/// A JSON object of a model's file together with where it stands, so that whatever is wrong in it is told by file and
/// place. What a reader does not know is an error: a component that is skipped would give other ids without a word.
/// </summary>
/// <param name="File">The file's path.</param>
/// <param name="Place">The object's place in the file, as a path of names; empty at the top.</param>
/// <param name="Element">The object.</param>
internal readonly record struct JsonPart(string File, string Place, JsonElement Element)
{
    /// <summary>The object's <c>type</c>.</summary>
    public string Type => Text("type") ?? throw Fault("has no 'type'");

    /// <summary>A text, or null where it is absent or null.</summary>
    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Fault($"'{name}' is not a text"),
    };

    /// <summary>A yes or no.</summary>
    public bool Flag(string name, bool absent) => FlagOrNull(name) ?? absent;

    /// <summary>A yes or no, or null where it is absent or null.</summary>
    public bool? FlagOrNull(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Fault($"'{name}' is neither true nor false"),
    };

    /// <summary>A whole number, or null where it is absent or null. One beyond <see cref="int.MaxValue"/> counts as that.</summary>
    public int? Number(string name) => Find(name) switch
    {
        null => null,
        // Files write "no limit" as 1e30 and the like.
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && number == Math.Floor(number)
            => (int)Math.Clamp(number, int.MinValue, int.MaxValue),
        _ => throw Fault($"'{name}' is not a whole number"),
    };

    /// <summary>An object, or null where it is absent or null.</summary>
    public JsonPart? Child(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new JsonPart(File, Inside(name), value),
        _ => throw Fault($"'{name}' is not an object"),
    };

    /// <summary>The objects of an array; none where it is absent or null.</summary>
    public IReadOnlyList<JsonPart> Children(string name)
    {
        var (file, place) = (File, Inside(name));
        return [.. Items(name).Select((item, i) => item.ValueKind == JsonValueKind.Object
            ? new JsonPart(file, $"{place}/{i}", item)
            : throw new JsonPart(file, $"{place}/{i}", item).Fault("is not an object"))];
    }

    /// <summary>The elements of an array; none where it is absent or null.</summary>
    public IEnumerable<JsonElement> Items(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),
        _ => throw Fault($"'{name}' is not an array"),
    };

    /// <summary>A member that is there and not null.</summary>
    public JsonElement? Find(string name) =>
        Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The error for a file that is not as its format says.</summary>
    public PhasaException Fault(string what) => new(
        ErrorCodes.InvalidConfiguration,
        $"{Named()} {what}.",
        "Fetch the file again from where the model comes from; it may be damaged or of another format.")
    { Location = File };

    /// <summary>The error for what the format allows and this reader does not know.</summary>
    public PhasaException Unsupported(string what) => new(
        ErrorCodes.InvalidConfiguration,
        $"{Named()}: {what} is not supported.",
        "Use a model with another tokenizer; read otherwise than it was trained, this one would give wrong vectors.")
    { Location = File };

    private string Inside(string name) => Place.Length == 0 ? name : $"{Place}/{name}";

    private string Named() => Place.Length == 0 ? File : $"{File} ({Place})";
}
