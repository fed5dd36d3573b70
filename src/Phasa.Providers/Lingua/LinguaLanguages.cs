using System.Collections.Frozen;
using Lingua;
using Phasa.Languages;

namespace Phasa.Providers.Lingua;

/// <summary>The detector's languages by language tag. Thread-safe.</summary>
internal static class LinguaLanguages
{
    private static readonly FrozenDictionary<string, Language> ByPrimary = Build();

    /// <summary>The detector's language of a tag's primary language; null when it has none.</summary>
    public static Language? Of(LanguageTag tag) => ByPrimary.TryGetValue(tag.Primary, out var language) ? language : null;

    private static FrozenDictionary<string, Language> Build()
    {
        var languages = new Dictionary<string, Language>
        {
            // Norwegian and Filipino by the tags that are common, not by those of the detector.
            ["no"] = Language.Bokmal,
            ["fil"] = Language.Tagalog,
        };
        foreach (var language in Enum.GetValues<Language>().Where(l => l != Language.Unknown))
        {
            languages[Code(LanguageInfo.IsoCode6391(language))] = language;
            languages[Code(LanguageInfo.IsoCode6393(language))] = language;
        }

        return languages.ToFrozenDictionary();
    }

    private static string Code(Enum isoCode) => isoCode.ToString().ToLowerInvariant();
}
