using System.Text.RegularExpressions;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>
/// Regular expressions of tokenizer files. They are written for another engine; those whose constructs mean the same
/// here are taken, every other one is refused.
/// </summary>
internal static partial class TokenizerRegex
{
    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="PhasaException">A construct that means something else here, or nothing.</exception>
    public static Regex Compile(string pattern, JsonPart part)
    {
        if (DiffersHere().Match(pattern) is { Success: true } construct)
        {
            throw part.Unsupported($"'{construct.Value}' in the regular expression '{pattern}'");
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

    // \w and \b take other marks for letters, ^ and $ match at lines there, \h is a hexadecimal digit, a class can be
    // intersected. An escaped backslash or a class's own caret is none of these.
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)(?:\\[wWbBhHAzZGKRXyYkgQE]|(?<![\[\\])\^|(?<!\\)\$|&&|\[:|[?*+}]\+)")]
    private static partial Regex DiffersHere();
}
