using Phasa.Languages;
using Phasa.Translation;

namespace Phasa.Providers.LibreTranslate;

/// <summary>The pairs a server translates, under its own language codes.</summary>
internal sealed class LibreLanguages(IReadOnlyList<LibreLanguage> languages)
{
    /// <summary>The server's codes for a pair; null when it does not translate it.</summary>
    public (string Source, string Target)? Find(LanguagePair pair)
    {
        foreach (var code in Codes(pair.Source))
        {
            if (languages.FirstOrDefault(l => Same(l.Code, code)) is not { } source)
            {
                continue;
            }

            // An older server lists no targets: then it translates between all its languages.
            var targets = source.Targets ?? [.. languages.Select(l => l.Code)];
            if (Codes(pair.Target).Select(c => targets.FirstOrDefault(t => Same(t, c))).FirstOrDefault(t => t is not null) is { } target)
            {
                return (source.Code, target);
            }
        }

        return null;
    }

    // Versions differ: Traditional Chinese was 'zt' before it was 'zh-Hant', Brazilian Portuguese 'pb' before 'pt-BR'.
    private static IEnumerable<string> Codes(LanguageTag language) => language.Value switch
    {
        "zh" or "zh-Hans" or "zh-CN" or "zh-SG" or "zh-Hans-CN" => ["zh-Hans", "zh"],
        "zh-Hant" or "zh-TW" or "zh-HK" or "zh-Hant-TW" or "zh-Hant-HK" => ["zh-Hant", "zt"],
        "pt-BR" => ["pt-BR", "pb", "pt"],
        "no" or "nb" or "nb-NO" => ["nb", "no"],
        "fil" => ["fil", "tl"],
        var value => [value, language.Primary],
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
