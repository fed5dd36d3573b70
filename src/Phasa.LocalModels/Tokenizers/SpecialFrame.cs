using System.Text.Json;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>The special tokens round a single text.</summary>
/// <param name="Before">Ids before it.</param>
/// <param name="After">Ids after it.</param>
internal sealed record SpecialFrame(IReadOnlyList<int> Before, IReadOnlyList<int> After)
{
    /// <summary>No special tokens.</summary>
    public static SpecialFrame None { get; } = new([], []);

    /// <summary>How many ids it adds.</summary>
    public int Count => Before.Count + After.Count;

    /// <summary>Reads a <c>post_processor</c>; a type that is not known is an error.</summary>
    public static SpecialFrame Read(JsonPart part) => part.Type switch
    {
        "TemplateProcessing" => ReadTemplate(part),
        "BertProcessing" or "RobertaProcessing" => new([ReadPair(part, "cls")], [ReadPair(part, "sep")]),
        // It only moves character offsets, which nobody asks for here.
        "ByteLevel" => None,
        "Sequence" => part.Children("processors").Select(Read).Aggregate(
            None, (inner, outer) => new([.. outer.Before, .. inner.Before], [.. inner.After, .. outer.After])),
        _ => throw part.Unsupported($"post-processor '{part.Type}'"),
    };

    private static SpecialFrame ReadTemplate(JsonPart part)
    {
        List<int> before = [], after = [];
        var current = before;
        var sequences = 0;
        foreach (var item in part.Children("single"))
        {
            if (item.Child("Sequence") is not null)
            {
                current = after;
                sequences++;
            }
            else
            {
                current.AddRange(ReadSpecial(part, item));
            }
        }

        return sequences == 1 ? new(before, after) : throw part.Unsupported($"a template with {sequences} places for one text");
    }

    private static IEnumerable<int> ReadSpecial(JsonPart part, JsonPart item)
    {
        var name = item.Child("SpecialToken")?.Text("id") ?? throw item.Fault("is neither a 'Sequence' nor a 'SpecialToken'");
        var token = part.Child("special_tokens")?.Child(name) ?? throw part.Fault($"names '{name}', which its special_tokens lack");
        return token.Items("ids").Select(id => id.TryGetInt32(out var value) && value >= 0 ? value : throw token.Fault("has an id that is not a number"));
    }

    private static int ReadPair(JsonPart part, string name) =>
        part.Items(name).ToList() is [_, { ValueKind: JsonValueKind.Number } id] && id.TryGetInt32(out var value) && value >= 0
            ? value
            : throw part.Fault($"'{name}' is not a pair of a token and its id");
}
