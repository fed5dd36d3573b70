using Phasa.Languages;

namespace Phasa.Dashboard.Parts;

/// <summary>Languages by their own names.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["ar"] = "العربية",
        ["bn"] = "বাংলা",
        ["de"] = "Deutsch",
        ["en"] = "English",
        ["es"] = "Español",
        ["fr"] = "Français",
        ["hi"] = "हिन्दी",
        ["id"] = "Bahasa Indonesia",
        ["it"] = "Italiano",
        ["ja"] = "日本語",
        ["km"] = "ខ្មែរ",
        ["ko"] = "한국어",
        ["lo"] = "ລາວ",
        ["ms"] = "Bahasa Melayu",
        ["my"] = "မြန်မာ",
        ["ne"] = "नेपाली",
        ["nl"] = "Nederlands",
        ["pt"] = "Português",
        ["ru"] = "Русский",
        ["si"] = "සිංහල",
        ["ta"] = "தமிழ்",
        ["th"] = "ไทย",
        ["tl"] = "Tagalog",
        ["tr"] = "Türkçe",
        ["uk"] = "Українська",
        ["vi"] = "Tiếng Việt",
        ["zh"] = "中文",
    };

    /// <summary>Its own name, else its tag.</summary>
    public static string Of(LanguageTag language) => Names.GetValueOrDefault(language.Primary, language.Value);
}
