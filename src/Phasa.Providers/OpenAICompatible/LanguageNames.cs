using System.Collections.Frozen;
using Phasa.Languages;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>English names of languages: models know 'Lao' better than 'lo'.</summary>
internal static class LanguageNames
{
    private static readonly FrozenDictionary<string, string> Names = (
        "ar Arabic,bg Bulgarian,bn Bengali,cs Czech,da Danish,de German,el Greek,en English,es Spanish,fa Persian,fi Finnish,"
        + "fil Filipino,fr French,he Hebrew,hi Hindi,hu Hungarian,id Indonesian,it Italian,ja Japanese,km Khmer,ko Korean,lo Lao,"
        + "mn Mongolian,ms Malay,my Burmese,ne Nepali,nl Dutch,no Norwegian,nb Norwegian Bokmål,pl Polish,pt Portuguese,ro Romanian,"
        + "ru Russian,si Sinhala,sv Swedish,sw Swahili,ta Tamil,te Telugu,th Thai,tl Tagalog,tr Turkish,uk Ukrainian,ur Urdu,"
        + "vi Vietnamese,zh Chinese,zh-Hans Simplified Chinese,zh-Hant Traditional Chinese")
        .Split(',').Select(row => row.Split(' ', 2)).ToFrozenDictionary(row => row[0], row => row[1]);

    /// <summary>For example <c>Lao (lo)</c>; the tag alone for a language without a name here.</summary>
    public static string Of(LanguageTag language) =>
        (Names.GetValueOrDefault(language.Value) ?? Names.GetValueOrDefault(language.Primary)) is { } name
            ? $"{name} ({language})"
            : language.Value;
}
