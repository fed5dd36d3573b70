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
        ["zh-Hant", "zh-TW", "zh-HK", "zh-Hant-TW", "zh-Hant-HK"],
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
        Find(_sources, pair.Source) is { } source && Find(_targets, pair.Target) is { } target ? (source, target) : null;

    private static string? Find(Dictionary<string, string> listed, LanguageTag language) =>
        Codes(language).Select(listed.GetValueOrDefault).FirstOrDefault(code => code is not null);

    private static IEnumerable<string> Codes(LanguageTag language) =>
    [
        language.Value,
        .. Same.FirstOrDefault(codes => codes[0] == language.Value)
            ?? Same.FirstOrDefault(codes => codes.Contains(language.Value)) ?? [],
        // 'zh-Hant' is another script than 'zh': no code of its own means no translation. 'en-AU' is still English.
        .. language.Primary == "zh" ? (string[])(language.Value.Contains("Han", StringComparison.Ordinal) ? [] : ["zh"]) : [language.Primary],
    ];

    private static Dictionary<string, string> Index(IEnumerable<string> codes) =>
        codes.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
}
