using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Phasa.Indexes.Metadata;
using Phasa.Search.Filters;

namespace Phasa.Cli.CommandLine;

/// <summary>Reads filters on metadata as people type them: <c>department=it</c>, <c>year&gt;=2024</c>, or JSON as the API takes it.</summary>
internal static class FilterOption
{
    private const string Example = "write for example department=it, year>=2024 or '{\"tags\":{\"in\":[\"a\",\"b\"]}}'";

    // What is longer comes first: at one place '>' would be found in '>='.
    private static readonly string[] Operators = ["!=", ">=", "<=", "=", ">", "<"];

    /// <summary>An option, given once per condition, all of which documents must meet; null without one.</summary>
    public static Option<MetadataFilter?> Create() => new("--filter", "-f")
    {
        Description = "Only documents whose metadata meet it: KEY=VALUE, also != > >= < <=, or JSON. Repeat it for more; all must be met.",
        HelpName = "FILTER",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => result.Tokens.Select(t => One(result, t.Value)).OfType<MetadataFilter>().ToList() switch
        {
            [] => null,
            [var only] => only,
            var several => new AllFilter(new(several)),
        },
    };

    private static MetadataFilter? One(ArgumentResult result, string text)
    {
        try
        {
            return text.TrimStart().StartsWith('{') ? FilterParser.Parse(JsonElement.Parse(text), "") : Condition(result, text);
        }
        catch (PhasaException e)
        {
            result.AddError($"--filter '{text}'{(string.IsNullOrEmpty(e.Location) ? "" : $", at {e.Location}")}: {e.Message} {e.NextStep}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            result.AddError($"--filter '{text}' is not valid JSON; {Example}.");
        }

        return null;
    }

    private static MetadataFilter? Condition(ArgumentResult result, string text)
    {
        var at = text.AsSpan().IndexOfAny("!=<>");
        var word = at > 0 ? Array.Find(Operators, o => text.AsSpan(at).StartsWith(o, StringComparison.Ordinal)) : null;
        if (word is null)
        {
            result.AddError($"--filter '{text}' is no condition; {Example}.");
            return null;
        }

        var (key, value) = (text[..at].Trim(), Value(text[(at + word.Length)..].Trim()));
        if (word is "=" or "!=")
        {
            var equal = new ValueFilter(key, new([value]));
            return word == "=" ? equal : new NotFilter(equal);
        }

        if (value.Kind is not (MetadataKind.Number or MetadataKind.Text))
        {
            result.AddError($"--filter '{text}': only numbers, dates and strings have an order.");
            return null;
        }

        return new RangeFilter(key, new([new(value, word[0] == '>', word.Length == 2)]));
    }

    /// <summary>A number, true, false, null or quoted string as in JSON; anything else is a string as it stands.</summary>
    private static MetadataValue Value(string text)
    {
        try
        {
            var json = JsonElement.Parse(text);
            return json.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? MetadataValue.Of(text) : MetadataValue.Of(json);
        }
        catch (JsonException)
        {
            return MetadataValue.Of(text);
        }
    }
}
