using System.Text.Json;
using Phasa.Translation;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>
/// Reads a model's answer. Accepted are the object that was asked for, its list alone, and a list of plain strings of
/// the right length; each also within a Markdown fence. Anything else is no answer: guessing would put one passage's
/// translation under another.
/// </summary>
internal static class ChatAnswer
{
    /// <summary>As many entries as there were texts; null for a number the model left out.</summary>
    /// <exception cref="TranslationException"><see cref="TranslationFailure.InvalidAnswer"/> when the answer is not in one of the accepted forms.</exception>
    public static string?[] Parse(string answer, int count)
    {
        try
        {
            using var json = JsonDocument.Parse(WithoutFence(answer));
            return Read(List(json.RootElement), count);
        }
        catch (JsonException e)
        {
            throw Invalid($"it is not JSON ({e.Message})", e);
        }
    }

    private static JsonElement List(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root,
        JsonValueKind.Object when root.TryGetProperty("translations", out var list) && list.ValueKind == JsonValueKind.Array => list,
        _ => throw Invalid("it has no list of translations"),
    };

    private static string?[] Read(JsonElement list, int count)
    {
        if (list.GetArrayLength() == count && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String))
        {
            return [.. list.EnumerateArray().Select(e => e.GetString())];
        }

        var texts = new string?[count];
        foreach (var entry in list.EnumerateArray())
        {
            var (n, text) = Entry(entry);
            if (n < 1 || n > count || texts[n - 1] is not null)
            {
                throw Invalid($"number {n} is not one of 1..{count}, or comes twice");
            }

            texts[n - 1] = text;
        }

        return Array.Exists(texts, t => t is not null) ? texts : throw Invalid("its list is empty");
    }

    private static (int N, string Text) Entry(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty("n", out var n) && n.ValueKind == JsonValueKind.Number && n.TryGetInt32(out var number)
        && entry.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? (number, text.GetString()!)
            : throw Invalid("an entry is not a number 'n' with a 'text'");

    private static string WithoutFence(string answer)
    {
        var text = answer.Trim();
        if (!text.StartsWith("```", StringComparison.Ordinal) || !text.EndsWith("```", StringComparison.Ordinal) || !text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }

        var start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        return text[start..Math.Max(start, text.Length - 3)];
    }

    private static TranslationException Invalid(string what, Exception? inner = null) =>
        new(TranslationFailure.InvalidAnswer, $"The model's answer cannot be used: {what}.", inner);
}
