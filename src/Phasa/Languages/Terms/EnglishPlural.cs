namespace Phasa.Languages.Terms;

/// <summary>Plural and possessive of English: the S stemmer (D. Harman, How effective is suffixing?, JASIS 42, 1991).</summary>
internal static class EnglishPlural
{
    /// <summary>A lower-case word without its plural or possessive ending; the word itself when it has none.</summary>
    public static string Singular(string word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal))
        {
            word = word[..^2];
        }

        if (word.Length < 4 || word[^1] != 's' || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word[^4] is 'e' or 'a' ? word : word[..^3] + "y";
        }

        if (word.EndsWith("es", StringComparison.Ordinal))
        {
            return word[^3] is 'a' or 'e' or 'o' ? word : word[..^1];
        }

        return word[^2] is 'u' or 's' ? word : word[..^1];
    }
}
