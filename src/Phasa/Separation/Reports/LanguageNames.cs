using Phasa.Languages;
using Phasa.Separation.Conditions;

namespace Phasa.Separation.Reports;

/// <summary>What languages are called: in English for the reader, and in their own script for those who know it.</summary>
internal static class LanguageNames
{
    /// <summary>The English name; the tag in brackets where the name alone would not tell two apart.</summary>
    public static string English(LanguageTag language)
    {
        var profile = LanguageProfiles.Of(language);
        return language.Value == language.Primary || profile.EnglishName == language.Value ? profile.EnglishName : $"{profile.EnglishName} ({language})";
    }

    /// <summary>Both names: Lao · ລາວ.</summary>
    public static Html Both(LanguageTag language)
    {
        var profile = LanguageProfiles.Of(language);
        return profile.NativeName == profile.EnglishName
            ? (Html)$"<span class=\"language\">{English(language)}</span>"
            : $"<span class=\"language\">{English(language)} <span class=\"native\"><span class=\"dot\">·</span> <bdi lang=\"{language.Value}\">{profile.NativeName}</bdi></span></span>";
    }

    /// <summary>The tag, with the name for who points at it.</summary>
    public static Html Tag(LanguageTag language) => $"<abbr title=\"{English(language)}\">{language.Value}</abbr>";

    /// <summary>A condition by its tags: lo → ja.</summary>
    public static Html Tags(Condition condition) =>
        $"<span class=\"condition\">{Tag(condition.Query)} <span class=\"arrow\">→</span> {Tag(condition.Document)}</span>";

    /// <summary>A condition in words, for descriptions.</summary>
    public static string Words(Condition condition) => $"{English(condition.Query)} to {English(condition.Document)}";

    /// <summary>A, B and C.</summary>
    public static Html List(IReadOnlyList<LanguageTag> languages) => $"{languages.Select(Html (language, i) =>
        i == 0 ? Both(language) : i == languages.Count - 1 ? (Html)$" and {Both(language)}" : $", {Both(language)}")}";
}
