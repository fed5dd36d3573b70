using Phasa.Languages;
using Phasa.Translation;

namespace Phasa.Providers.Translation.Services;

/// <summary>The languages a service lists, under its own codes; it translates from every source into every target.</summary>
/// <param name="sources">The codes it translates from.</param>
/// <param name="targets">The codes it translates into.</param>
public sealed class ServiceLanguages(IEnumerable<string> sources, IEnumerable<string> targets)
{
    // One language, several codes: 'zh-CN' and 'zh-Hans', 'no' and 'nb', 'iw' and 'he' name the same to the services here.
    private static readonly string[][] Same =
    [
        ["zh-Hans", "zh-CN", "zh-SG", "zh-Hans-CN", "zh"],
        ["zh-Hant", "zh-TW", "zh-HK", "zh-MO", "zh-Hant-TW", "zh-Hant-HK", "zh-Hant-MO"],
        ["nb", "no", "nb-NO"],
        ["he", "iw"],
        ["fil", "tl"],
        ["jv", "jw"],
        ["mn", "mn-Cyrl"],
        ["sr", "sr-Cyrl"],
        ["pt-BR", "pt"],
        ["pt", "pt-BR", "pt-PT"],
        ["pt-PT", "pt"],
        ["en", "en-US", "en-GB"],
    ];

    private readonly Dictionary<string, string> _sources = Index(sources);
    private readonly Dictionary<string, string> _targets = Index(targets);

    /// <summary>The service's codes for a pair; null when it does not translate it.</summary>
    public (string Source, string Target)? Find(LanguagePair pair) =>
        Find(_sources, pair.Source, intoIt: false) is { } source && Find(_targets, pair.Target, intoIt: true) is { } target ? (source, target) : null;

    private static string? Find(Dictionary<string, string> listed, LanguageTag language, bool intoIt) =>
        Codes(language, intoIt).Select(listed.GetValueOrDefault).FirstOrDefault(code => code is not null);

    // Any Chinese and any Serbian is read under the language's code alone. Written, it would be in the wrong script.
    private static IEnumerable<string> Codes(LanguageTag language, bool intoIt)
    {
        var same = Same.FirstOrDefault(codes => codes[0] == language.Value)
            ?? Same.FirstOrDefault(codes => codes.Contains(language.Value)) ?? [];
        return [language.Value, .. same, .. intoIt && NamesAScript(language) ? [] : (string[])[language.Primary]];
    }

    private static bool NamesAScript(LanguageTag language) =>
        Array.Exists(language.Value.Split('-'), part => part.Length == 4) || Same[1].Contains(language.Value);

    private static Dictionary<string, string> Index(IEnumerable<string> codes) =>
        codes.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
}
