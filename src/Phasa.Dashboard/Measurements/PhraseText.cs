using System.Globalization;
using Microsoft.Extensions.Localization;
using Phasa.Languages;
using Phasa.Separation.Verdicts;

namespace Phasa.Dashboard.Measurements;

/// <summary>What measurements say, in the page's language.</summary>
internal static class PhraseText
{
    /// <summary>Names of languages as the pages have them in their own language: those of the pairs in the box.</summary>
    private static readonly HashSet<string> Named =
    [
        /* T */ "Burmese", /* T */ "Chinese", /* T */ "English", /* T */ "Indonesian", /* T */ "Japanese", /* T */ "Khmer", /* T */ "Korean", /* T */ "Lao", /* T */ "Thai", /* T */ "Vietnamese",
    ];

    /// <summary>A phrase.</summary>
    public static string Say(this IStringLocalizer texts, Phrase phrase) => phrase.In((text, values) => texts[text, values], language => texts.NameOf(language));

    /// <summary>A language as it is called in a sentence: by its own name where the page's language has none.</summary>
    public static string NameOf(this IStringLocalizer texts, LanguageTag language)
    {
        var english = LanguageProfiles.Of(language).EnglishName;
        return Named.Contains(english) ? texts[english] : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? english : LanguageProfiles.Of(language).NativeName;
    }
}
