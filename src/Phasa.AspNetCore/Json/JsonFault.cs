using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Phasa.AspNetCore.Json;

/// <summary>Says which member of a request is wrong, and how, in the caller's words instead of .NET's.</summary>
internal static class JsonFault
{
    /// <summary>The error for JSON that does not fit a type.</summary>
    /// <param name="e">What the serializer raised.</param>
    /// <param name="type">The type that the JSON should fit.</param>
    /// <param name="utf8">The JSON.</param>
    public static PhasaException Explain(JsonException e, JsonTypeInfo type, ReadOnlySpan<byte> utf8)
    {
        if (!IsJson(utf8))
        {
            return Fault($"The JSON is malformed at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", null, e);
        }

        var path = Segments(e.Path ?? "$");
        var pointer = string.Concat(path.Select(s => "/" + s.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
        if (e.Message.StartsWith("Duplicate", StringComparison.Ordinal))
        {
            return Fault($"The member '{pointer}' is repeated.", pointer, e);
        }

        var (at, unknown) = Walk(type, path);
        return unknown is not null
            ? Fault($"The member '{unknown}' is not known here; there are {string.Join(", ", at.Properties.Select(p => p.Name))}.", pointer, e)
            : Missing(at, path, utf8) is { } missing
            ? Fault($"The member '{missing}' is missing.", $"{pointer}/{missing}", e)
            : Fault($"{(pointer.Length == 0 ? "The body" : $"The member '{pointer}'")} must be {Expected(at)}.", pointer, e);
    }

    private static bool IsJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = ApiJson.MaxDepth });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static (JsonTypeInfo At, string? Unknown) Walk(JsonTypeInfo type, IReadOnlyList<string> path)
    {
        foreach (var segment in path)
        {
            if (type.Kind == JsonTypeInfoKind.Object)
            {
                if (type.Properties.FirstOrDefault(p => p.Name == segment) is not { } property)
                {
                    return (type, segment);
                }

                type = type.Options.GetTypeInfo(property.PropertyType);
            }
            else if (type.ElementType is { } element)
            {
                type = type.Options.GetTypeInfo(element);
            }
        }

        return (type, null);
    }

    private static string? Missing(JsonTypeInfo type, IReadOnlyList<string> path, ReadOnlySpan<byte> utf8)
    {
        var node = JsonNode.Parse(utf8, documentOptions: new JsonDocumentOptions { MaxDepth = ApiJson.MaxDepth });
        foreach (var segment in path)
        {
            node = node switch
            {
                JsonArray array when int.TryParse(segment, out var i) && i < array.Count => array[i],
                JsonObject map => map[segment],
                _ => null,
            };
        }

        return type.Kind == JsonTypeInfoKind.Object && node is JsonObject found
            ? type.Properties.FirstOrDefault(p => p.IsRequired && !found.ContainsKey(p.Name))?.Name
            : null;
    }

    private static string Expected(JsonTypeInfo type)
    {
        var wanted = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return wanted == typeof(string) ? "a string"
            : wanted == typeof(bool) ? "true or false"
            : wanted == typeof(int) ? "a whole number"
            : wanted == typeof(float) ? "a number"
            : wanted.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(wanted).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))
            : type.Kind == JsonTypeInfoKind.Enumerable ? "an array"
            : "an object";
    }

    /// <summary>The members of the serializer's path: <c>$.a[0]['b.c']</c> is a, 0, b.c.</summary>
    private static List<string> Segments(string path)
    {
        var segments = new List<string>();
        for (var i = 1; i < path.Length;)
        {
            var (start, close) = path[i] == '.' ? (i + 1, "") : path.AsSpan(i).StartsWith("['") ? (i + 2, "']") : (i + 1, "]");
            var end = close.Length > 0 ? path.IndexOf(close, start, StringComparison.Ordinal) : path.AsSpan(start).IndexOfAny('.', '[') + start;
            end = end < start ? path.Length : end;
            segments.Add(path[start..end]);
            i = end + close.Length;
        }

        return segments;
    }

    private static PhasaException Fault(string message, string? pointer, JsonException e) =>
        new(ErrorCodes.InvalidJson, message, null, e) { Location = pointer };
}
