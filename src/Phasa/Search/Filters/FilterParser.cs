using System.Text.Json;
using Phasa.Indexes.Metadata;

namespace Phasa.Search.Filters;

/// <summary>Reads filters as they are written in JSON; docs/reference/http-api.md has the grammar.</summary>
public sealed class FilterParser
{
    /// <summary>How deep 'and', 'or' and 'not' may lie in each other.</summary>
    public const int MaxDepth = 10;

    /// <summary>The most conditions of a filter.</summary>
    public const int MaxConditions = 100;

    /// <summary>The most values of a filter, over all conditions.</summary>
    public const int MaxValues = 1000;

    /// <summary>The longest key and the longest string, in UTF-16 code units: as long as metadata can be.</summary>
    public const int MaxLength = 4000;

    private const string Operators = "Use a value, or an object with 'in', 'exists', 'gt', 'gte', 'lt' or 'lte'.";

    private int _conditions;
    private int _values;

    private FilterParser()
    {
    }

    /// <summary>Reads a filter.</summary>
    /// <param name="filter">The JSON.</param>
    /// <param name="at">Where it lies: a JSON pointer.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> with the pointer to what is wrong.</exception>
    public static MetadataFilter Parse(JsonElement filter, string at = "/filter")
    {
        try
        {
            return new FilterParser().Filter(filter, at, 0);
        }
        catch (InvalidOperationException e)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest, "A string of the filter holds half of a surrogate pair.", "Escape a character beyond U+FFFF as two \\u escapes, or send it unescaped.", e)
            { Location = at };
        }
    }

    private MetadataFilter Filter(JsonElement filter, string at, int depth)
    {
        Require(filter.ValueKind == JsonValueKind.Object, at, $"A filter is an object, not {NameOf(filter)}.", "Write it as {\"key\": value}.");
        Require(depth <= MaxDepth, at, $"The filter nests deeper than {MaxDepth} levels.", "Write it flatter: several keys in one object must all be met.");
        var filters = new List<MetadataFilter>();
        foreach (var member in filter.EnumerateObject())
        {
            var here = $"{at}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            filters.Add(member.Name switch
            {
                "and" => new AllFilter(Filters(member, here, depth)),
                "or" => new AnyFilter(Filters(member, here, depth)),
                "not" => new NotFilter(Filter(member.Value, here, depth + 1)),
                _ => Condition(member.Name, member.Value, here),
            });
        }

        return filters.Count == 1 ? filters[0] : new AllFilter(new(filters));
    }

    private FilterList<MetadataFilter> Filters(JsonProperty member, string at, int depth)
    {
        Require(
            member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() > 0,
            at, $"'{member.Name}' takes an array of one or more filters.", $"Write {{\"{member.Name}\": [{{\"key\": value}}, …]}}.");
        return new(member.Value.EnumerateArray().Select((f, i) => Filter(f, $"{at}/{i}", depth + 1)));
    }

    private MetadataFilter Condition(string key, JsonElement condition, string at)
    {
        Require(key.Length is > 0 and <= MaxLength, at, $"A key has 1 to {MaxLength} characters.", "Name a key of the documents' metadata.");
        Require(++_conditions <= MaxConditions, at, $"The filter has more than {MaxConditions} conditions.", "Use 'in' for many values of one key.");
        return condition.ValueKind switch
        {
            JsonValueKind.Object => Operations(key, condition, at),
            JsonValueKind.Array => throw Wrong(at, $"'{Shorten(key)}' is compared with an array.", "Write {\"in\": […]} for any of several values."),
            _ => new ValueFilter(key, new([Value(condition, at)])),
        };
    }

    private MetadataFilter Operations(string key, JsonElement operations, string at)
    {
        var filters = new List<MetadataFilter>();
        var bounds = new List<FilterBound>();
        foreach (var operation in operations.EnumerateObject())
        {
            var (value, here) = (operation.Value, $"{at}/{operation.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");
            switch (operation.Name)
            {
                case "in":
                    Require(value.ValueKind == JsonValueKind.Array, here, $"'in' takes an array, not {NameOf(value)}.", "Write {\"in\": [\"a\", \"b\"]}.");
                    filters.Add(new ValueFilter(key, new(value.EnumerateArray().Select((v, i) => Value(v, $"{here}/{i}")))));
                    break;
                case "exists":
                    Require(
                        value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                        here, $"'exists' takes true or false, not {NameOf(value)}.", "Write {\"exists\": true} or {\"exists\": false}.");
                    filters.Add(new ExistsFilter(key, value.GetBoolean()));
                    break;
                case "gt" or "gte" or "lt" or "lte":
                    Require(
                        value.ValueKind is JsonValueKind.Number or JsonValueKind.String,
                        here, $"'{operation.Name}' takes a number, a date or a string, not {NameOf(value)}.", "Only numbers, dates and strings have an order.");
                    bounds.Add(new(Value(value, here), operation.Name[0] == 'g', operation.Name.Length == 3));
                    break;
                default:
                    throw Wrong(here, $"'{Shorten(operation.Name)}' is no operator.", Operators);
            }
        }

        if (bounds.Count > 0)
        {
            filters.Add(new RangeFilter(key, new(bounds)));
        }

        Require(filters.Count > 0, at, "The condition has no operator.", Operators);
        return filters.Count == 1 ? filters[0] : new AllFilter(new(filters));
    }

    private MetadataValue Value(JsonElement value, string at)
    {
        Require(
            value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array), at, $"{NameOf(value)} is no single value.", "Use strings, numbers, true, false or null.");
        Require(++_values <= MaxValues, at, $"The filter names more than {MaxValues} values.", "Ask for fewer values, or search once for each part of them.");
        Require(
            (value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()).Length <= MaxLength,
            at, $"The value is longer than {MaxLength} characters.", "Metadata never are; shorten it.");
        return MetadataValue.Of(value);
    }

    private static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    private static string Shorten(string name) => name.Length <= 80 ? name : $"{name.AsSpan(0, 79)}…";

    private static void Require(bool holds, string at, string message, string nextStep)
    {
        if (!holds)
        {
            throw Wrong(at, message, nextStep);
        }
    }

    private static PhasaException Wrong(string at, string message, string nextStep) =>
        new(ErrorCodes.InvalidRequest, message, nextStep) { Location = at };
}
