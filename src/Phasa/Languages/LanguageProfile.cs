namespace Phasa.Languages;

/// <summary>What text processing must know about a language.</summary>
/// <param name="Tag">The language.</param>
/// <param name="EnglishName">Its name in English.</param>
/// <param name="NativeName">Its name in the language itself.</param>
/// <param name="Scripts">The scripts it is written in, never empty for a listed language; product names and loan words in
/// Latin letters occur in every language and are not meant.</param>
/// <param name="WordsByDictionary">Words stand without spaces between them and are found by dictionary.</param>
/// <param name="SentencesWithoutStops">Sentences may end with nothing but a space, or no sign at all.</param>
public sealed record LanguageProfile(
    LanguageTag Tag,
    string EnglishName,
    string NativeName,
    IReadOnlyList<Script> Scripts,
    bool WordsByDictionary = false,
    bool SentencesWithoutStops = false)
{
    /// <summary>Whether the language is written in a script.</summary>
    public bool IsWrittenIn(Script script) => Scripts.Contains(script);
}
