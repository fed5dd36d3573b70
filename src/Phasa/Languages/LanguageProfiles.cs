using System.Collections.Concurrent;
using System.Collections.Frozen;
using ICU4N.Globalization;

namespace Phasa.Languages;

/// <summary>The languages Phasa knows by name, and a usable profile for every other one. Thread-safe.</summary>
public static class LanguageProfiles
{
    private static readonly FrozenDictionary<string, LanguageProfile> Known = List().ToFrozenDictionary(p => p.Tag.Value);

    private static readonly ConcurrentDictionary<string, IReadOnlyList<Script>> LikelyScripts = new();

    /// <summary>The listed languages, ordered by tag.</summary>
    public static IReadOnlyList<LanguageProfile> All { get; } = [.. Known.Values.OrderBy(p => p.Tag.Value, StringComparer.Ordinal)];

    /// <summary>
    /// The profile of a language. A tag with script or region takes the profile of its primary language, with the scripts
    /// that its script subtag names. A language that is not listed is named by its tag, and its script is the likely one
    /// of CLDR; where CLDR knows none, <see cref="LanguageProfile.Scripts"/> is empty.
    /// </summary>
    public static LanguageProfile Of(LanguageTag language)
    {
        if (Known.TryGetValue(language.Value, out var exact))
        {
            return exact;
        }

        var subtags = language.Value.Split('-');
        var scripts = subtags.Length > 1 && subtags[1].Length == 4 ? Scripts.OfIso15924(subtags[1]) : [];
        if (Known.TryGetValue(subtags[0], out var primary))
        {
            return primary with { Tag = language, Scripts = scripts.Count > 0 ? scripts : primary.Scripts };
        }

        return new LanguageProfile(language, language.Value, language.Value, scripts.Count > 0 ? scripts : Likely(subtags[0]));
    }

    // Only primary subtags are keys, so the cache is bounded by the 17,576 + 676 tags that exist.
    private static IReadOnlyList<Script> Likely(string primary) => primary == "und"
        ? []
        : LikelyScripts.GetOrAdd(primary, p => Scripts.OfIso15924(UCultureInfo.AddLikelySubtags(new UCultureInfo(p)).Script));

    private static IEnumerable<LanguageProfile> List() =>
    [
        Of("am", "Amharic", "አማርኛ", Script.Ethiopic),
        Of("ar", "Arabic", "العربية", Script.Arabic),
        Of("bg", "Bulgarian", "български", Script.Cyrillic),
        Of("bn", "Bengali", "বাংলা", Script.Bengali),
        Of("ca", "Catalan", "català", Script.Latin),
        Of("cs", "Czech", "čeština", Script.Latin),
        Of("da", "Danish", "dansk", Script.Latin),
        Of("de", "German", "Deutsch", Script.Latin),
        Of("el", "Greek", "Ελληνικά", Script.Greek),
        Of("en", "English", "English", Script.Latin),
        Of("es", "Spanish", "español", Script.Latin),
        Of("et", "Estonian", "eesti", Script.Latin),
        Of("fa", "Persian", "فارسی", Script.Arabic),
        Of("fi", "Finnish", "suomi", Script.Latin),
        Of("fil", "Filipino", "Filipino", Script.Latin),
        Of("fr", "French", "français", Script.Latin),
        Of("gu", "Gujarati", "ગુજરાતી", Script.Gujarati),
        Of("he", "Hebrew", "עברית", Script.Hebrew),
        Of("hi", "Hindi", "हिन्दी", Script.Devanagari),
        Of("hr", "Croatian", "hrvatski", Script.Latin),
        Of("hu", "Hungarian", "magyar", Script.Latin),
        Of("hy", "Armenian", "հայերեն", Script.Armenian),
        Of("id", "Indonesian", "Bahasa Indonesia", Script.Latin),
        Of("it", "Italian", "italiano", Script.Latin),
        Of("ja", "Japanese", "日本語", Script.Hiragana, Script.Katakana, Script.Han) with { WordsByDictionary = true },
        Of("ka", "Georgian", "ქართული", Script.Georgian),
        Of("km", "Khmer", "ខ្មែរ", Script.Khmer) with { WordsByDictionary = true, SentencesWithoutStops = true },
        Of("kn", "Kannada", "ಕನ್ನಡ", Script.Kannada),
        Of("ko", "Korean", "한국어", Script.Hangul),
        Of("lo", "Lao", "ລາວ", Script.Lao) with { WordsByDictionary = true, SentencesWithoutStops = true },
        Of("lt", "Lithuanian", "lietuvių", Script.Latin),
        Of("lv", "Latvian", "latviešu", Script.Latin),
        Of("ml", "Malayalam", "മലയാളം", Script.Malayalam),
        Of("mn", "Mongolian", "монгол", Script.Cyrillic, Script.Mongolian),
        Of("mr", "Marathi", "मराठी", Script.Devanagari),
        Of("ms", "Malay", "Bahasa Melayu", Script.Latin),
        Of("my", "Burmese", "မြန်မာ", Script.Myanmar) with { WordsByDictionary = true },
        Of("nb", "Norwegian Bokmål", "norsk bokmål", Script.Latin),
        Of("ne", "Nepali", "नेपाली", Script.Devanagari),
        Of("nl", "Dutch", "Nederlands", Script.Latin),
        Of("pa", "Punjabi", "ਪੰਜਾਬੀ", Script.Gurmukhi),
        Of("pl", "Polish", "polski", Script.Latin),
        Of("pt", "Portuguese", "português", Script.Latin),
        Of("ro", "Romanian", "română", Script.Latin),
        Of("ru", "Russian", "русский", Script.Cyrillic),
        Of("shn", "Shan", "လိၵ်ႈတႆး", Script.Myanmar),
        Of("si", "Sinhala", "සිංහල", Script.Sinhala),
        Of("sk", "Slovak", "slovenčina", Script.Latin),
        Of("sl", "Slovenian", "slovenščina", Script.Latin),
        Of("sr", "Serbian", "српски", Script.Cyrillic, Script.Latin),
        Of("sv", "Swedish", "svenska", Script.Latin),
        Of("sw", "Swahili", "Kiswahili", Script.Latin),
        Of("ta", "Tamil", "தமிழ்", Script.Tamil),
        Of("te", "Telugu", "తెలుగు", Script.Telugu),
        Of("th", "Thai", "ไทย", Script.Thai) with { WordsByDictionary = true, SentencesWithoutStops = true },
        Of("tr", "Turkish", "Türkçe", Script.Latin),
        Of("uk", "Ukrainian", "українська", Script.Cyrillic),
        Of("ur", "Urdu", "اردو", Script.Arabic),
        Of("vi", "Vietnamese", "Tiếng Việt", Script.Latin),
        Of("zh", "Chinese", "中文", Script.Han, Script.Bopomofo) with { WordsByDictionary = true },
    ];

    private static LanguageProfile Of(string tag, string english, string native, params Script[] scripts) =>
        new(LanguageTag.Parse(tag), english, native, scripts);
}
