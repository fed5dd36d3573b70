using System.Text.Json;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.Subwords;

/// <summary>Reads the <c>merges</c> of a <c>tokenizer.json</c>.</summary>
internal static class BpeMergeReader
{
    /// <summary>The merges: pairs, or in older files texts with a space between the two.</summary>
    /// <param name="part">The model.</param>
    /// <param name="vocabulary">Tokens and ids.</param>
    /// <param name="insidePrefix">What the right token has in front that its merger has not.</param>
    public static BpeMerges Read(JsonPart part, Dictionary<string, int> vocabulary, string insidePrefix)
    {
        Dictionary<(int, int), (int, int)> merges = [];
        var rank = 0;
        foreach (var item in part.Items("merges"))
        {
            var (left, right) = Pair(item) ?? throw part.Fault($"'merges' has at {rank} something else than two tokens");
            if (!vocabulary.TryGetValue(left, out var leftId) || !vocabulary.TryGetValue(right, out var rightId)
                || !vocabulary.TryGetValue(left + right[Math.Min(insidePrefix.Length, right.Length)..], out var merged))
            {
                throw part.Fault($"'merges' joins at {rank} '{left}' and '{right}', which its 'vocab' does not have with their merger");
            }

            merges[(leftId, rightId)] = (rank++, merged);
        }

        return new BpeMerges(merges);
    }

    private static (string Left, string Right)? Pair(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String when item.GetString()!.Split(' ') is [var left, var right] => (left, right),
        JsonValueKind.Array when item.GetArrayLength() == 2 && item[0].ValueKind == JsonValueKind.String && item[1].ValueKind == JsonValueKind.String
            => (item[0].GetString()!, item[1].GetString()!),
        _ => null,
    };
}
