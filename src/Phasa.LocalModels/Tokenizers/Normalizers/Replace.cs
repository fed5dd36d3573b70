using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>Replaces a text, or what a pattern finds, by another text that is taken literally.</summary>
internal sealed class Replace(TextPattern pattern, string content) : INormalizer
{
    /// <summary>Reads <c>pattern</c> and <c>content</c>.</summary>
    public static Replace Read(JsonPart part) =>
        new(TextPattern.Read(part), part.Text("content") ?? throw part.Fault("has no 'content'"));

    /// <inheritdoc/>
    public string Normalize(string text)
    {
        var matches = pattern.Find(text);
        if (matches.Count == 0)
        {
            return text;
        }

        var output = new System.Text.StringBuilder(text.Length);
        var rest = 0;
        foreach (var (start, end) in matches)
        {
            output.Append(text, rest, start - rest).Append(content);
            rest = end;
        }

        return output.Append(text, rest, text.Length - rest).ToString();
    }
}
