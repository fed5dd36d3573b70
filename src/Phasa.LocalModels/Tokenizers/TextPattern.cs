using System.Text.RegularExpressions;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>What a component looks for: a fixed text or a regular expression. Thread-safe.</summary>
internal sealed class TextPattern
{
    private readonly string? _text;
    private readonly Regex? _regex;

    private TextPattern(string text) => _text = text;

    private TextPattern(Regex regex) => _regex = regex;

    /// <summary>A pattern given as a regular expression of a known form.</summary>
    public static TextPattern Of(Regex regex) => new(regex);

    /// <summary>Reads <c>pattern</c>: <c>{"String": …}</c> or <c>{"Regex": …}</c>.</summary>
    public static TextPattern Read(JsonPart part)
    {
        var pattern = part.Child("pattern") ?? throw part.Fault("has no 'pattern'");
        return pattern.Text("String") is { } text ? new TextPattern(text)
            : pattern.Text("Regex") is { } regex ? new TextPattern(TokenizerRegex.Compile(regex, pattern))
            : throw pattern.Fault("is neither a 'String' nor a 'Regex'");
    }

    /// <summary>Where the pattern is found, in order, not overlapping.</summary>
    public List<(int Start, int End)> Find(ReadOnlySpan<char> text)
    {
        List<(int, int)> found = [];
        if (_regex is not null)
        {
            // A regular expression sees UTF-16; characters of two units are shown to it as one of their category.
            var seen = SupplementaryText.Of(text);
            foreach (var match in _regex.EnumerateMatches(seen.Text))
            {
                found.Add((seen.Original(match.Index), seen.Original(match.Index + match.Length)));
            }

            return found;
        }

        for (var start = 0; _text!.Length > 0 && text[start..].IndexOf(_text, StringComparison.Ordinal) is >= 0 and var at; start += at + _text.Length)
        {
            found.Add((start + at, start + at + _text.Length));
        }

        return found;
    }
}
