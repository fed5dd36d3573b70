using System.Collections.Frozen;
using ICU4N.Globalization;
using Phasa.Languages;

namespace Phasa.Translation.Checks;

/// <summary>The scripts a language is written in, as ICU script codes; Latin for a language that is not listed.</summary>
internal static class ExpectedScripts
{
    private static readonly FrozenSet<int> LatinOnly = FrozenSet.Create(UScript.Latin);

    private static readonly FrozenDictionary<string, FrozenSet<int>> ByLanguage = new (string Languages, int[] Scripts)[]
    {
        ("lo", [UScript.Lao]),
        ("th", [UScript.Thai]),
        ("km", [UScript.Khmer]),
        ("my", [UScript.Myanmar]),
        ("ja", [UScript.Hiragana, UScript.Katakana, UScript.Han]),
        ("zh yue wuu", [UScript.Han, UScript.Bopomofo]),
        ("ko", [UScript.Hangul, UScript.Han]),
        ("ru uk be bg mk sr kk ky mn tg tt", [UScript.Cyrillic]),
        ("ar fa ur ps ug sd ckb", [UScript.Arabic]),
        ("hi mr ne sa", [UScript.Devanagari]),
        ("bn as", [UScript.Bengali]),
        ("ta", [UScript.Tamil]),
        ("te", [UScript.Telugu]),
        ("kn", [UScript.Kannada]),
        ("ml", [UScript.Malayalam]),
        ("gu", [UScript.Gujarati]),
        ("pa", [UScript.Gurmukhi]),
        ("or", [UScript.Oriya]),
        ("si", [UScript.Sinhala]),
        ("am ti", [UScript.Ethiopic]),
        ("ka", [UScript.Georgian]),
        ("hy", [UScript.Armenian]),
        ("el", [UScript.Greek]),
        ("he yi", [UScript.Hebrew]),
        ("bo dz", [UScript.Tibetan]),
    }
    .SelectMany(row => row.Languages.Split(' '), (row, language) => KeyValuePair.Create(language, row.Scripts.ToFrozenSet()))
    .ToFrozenDictionary();

    /// <summary>The language's scripts. A script in the tag (<c>sr-Latn</c>) decides where it is a single script.</summary>
    public static FrozenSet<int> Of(LanguageTag language) => language.Value.Split('-') switch
    {
        [_, { Length: 4 } script, ..] when script is not ("Hans" or "Hant" or "Jpan" or "Kore") && UScript.GetCodeFromName(script) is > 0 and var code
            => FrozenSet.Create(code),
        [_, "Hans" or "Hant", ..] => ByLanguage["zh"],
        _ => ByLanguage.GetValueOrDefault(language.Primary, LatinOnly),
    };

    public static bool IsLatin(LanguageTag language) => Of(language).Contains(UScript.Latin);
}
