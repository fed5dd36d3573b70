using System.Text.RegularExpressions;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>
/// Regular expressions of tokenizer files. They are written for another engine (Oniguruma); those whose constructs mean
/// the same here are taken, every other one is refused.
/// </summary>
internal static class TokenizerRegex
{
    // Words take other marks for letters there, \h is a hexadecimal digit, the rest is not known here.
    private const string EscapesThatDiffer = "wWbBhHRXKyYGZ";

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="PhasaException">A construct that means something else here, or nothing.</exception>
    public static Regex Compile(string pattern, JsonPart part)
    {
        if (FirstDifference(pattern) is { } construct)
        {
            throw part.Unsupported($"'{construct}' in the regular expression '{pattern}'");
        }

        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled);
        }
        catch (ArgumentException)
        {
            throw part.Unsupported($"the regular expression '{pattern}'");
        }
    }

    private static string? FirstDifference(string pattern)
    {
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            switch (pattern[i])
            {
                case '\\' when EscapesThatDiffer.Contains(next):
                    return $"\\{next}";
                case '\\':
                    i++;
                    break;
                case '[' or '&' when inClass && (pattern[i] == '[' || next == '&'):
                    // A class within a class, an intersection of classes: literal characters here.
                    return pattern[i..];
                case '[':
                    inClass = true;
                    i += next == '^' ? 1 : 0;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '^' or '$' when !inClass:
                    // They match at the ends of lines there, of the text here.
                    return $"{pattern[i]}";
                case '(' when !inClass && next == '?' && FlagsThatDiffer(pattern.AsSpan(i + 2)):
                    return pattern[i..Math.Min(pattern.Length, i + 6)];
            }
        }

        return null;
    }

    private static bool FlagsThatDiffer(ReadOnlySpan<char> group)
    {
        var flags = group.IndexOfAnyExcept("imsx-");
        return flags > 0 && group[flags] is (':' or ')') && group[..flags].ContainsAny("msx");
    }
}
