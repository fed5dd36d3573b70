using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Phasa.Languages;

namespace Phasa.Translation.Checks;

/// <summary>How small numbers are written as words, after the spell-out rules of CLDR 32, with other common forms. Thread-safe.</summary>
internal static class NumberWords
{
    /// <summary>The largest number that may be a word in a translation.</summary>
    public const int Most = 12;

    // Two to twelve; a slash parts forms of one number.
    private static readonly FrozenDictionary<string, string[][]> Words = new Dictionary<string, string>
    {
        ["en"] = "two/both/twice/second/half/double/pair/Feb|three/third/triple/thrice/Mar|four/fourth/quarter/Apr|five/fifth/May|six/sixth/Jun|seven/seventh/Jul|eight/eighth/Aug|nine/ninth/Sep|ten/tenth/Oct|eleven/eleventh/Nov|twelve/twelfth/dozen/Dec",
        ["th"] = "สอง/ทั้งคู่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|สิบเอ็ด|สิบสอง",
        ["lo"] = "ສອງ|ສາມ|ສີ່|ຫ້າ|ຫົກ|ເຈັດ|ແປດ|ເກົ້າ|ສິບ|ສິບເອັດ|ສິບສອງ",
        ["ja"] = "二/両|三|四|五|六|七|八|九|十|十一|十二",
        ["zh"] = "二/两/兩|三|四|五|六|七|八|九|十|十一|十二",
        ["km"] = "ពីរ|បី|បួន|ប្រាំ|ប្រាំមួយ|ប្រាំពីរ|ប្រាំបី|ប្រាំបួន|ដប់|ដប់មួយ|ដប់ពីរ",
        ["my"] = "နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်/ခုနှစ်|ရှစ်|ကိုး|ဆယ်|ဆယ့်တစ်|ဆယ့်နှစ်",
        ["vi"] = "hai/nhì/đôi|ba|bốn/tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai",
        ["id"] = "dua/kedua|tiga/ketiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas",
        ["de"] = "zwei/beide/beiden/zweimal/zweite/zweiten/zweiter/halb/halbe|drei/dritte/dritten/dreimal|vier/vierte|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf",
        ["fr"] = "deux/double/deuxième/seconde/second|trois/troisième/triple|quatre|cinq|six|sept|huit|neuf|dix|onze|douze",
        ["es"] = "dos/ambos/ambas/doble/segundo/segunda|tres/tercer/tercero/tercera|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce",
        ["pt"] = "dois/duas/ambos/ambas/dobro/segundo/segunda|três/terceiro/terceira|quatro|cinco|seis|sete|oito|nove|dez|onze|doze",
        ["it"] = "due/entrambi/entrambe/doppio/secondo/seconda|tre/terzo/terza|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici",
        ["nl"] = "twee/beide/tweede|drie/derde|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf",
    }.ToFrozenDictionary(e => e.Key, e => e.Value.Split('|').Select(n => n.Split('/')).ToArray());

    /// <summary>
    /// Whether the text has the number, 0..<see cref="Most"/>, as a word. True of zero and one, which many words stand
    /// for, and of a language whose words are not listed: then nothing can be said.
    /// </summary>
    public static bool Occur(int number, string text, LanguageTag language) =>
        number < 2 || !Words.TryGetValue(language.Primary, out var words)
        || Array.Exists(words[number - 2], word => Has(text, word, language.Primary));

    // A month may go on behind its three letters ('September').
    private static bool Has(string text, string word, string language) => !char.IsAsciiLetter(word[0])
        ? text.Contains(word, StringComparison.OrdinalIgnoreCase)
        : Regex.IsMatch(text, $@"(?<!\p{{L}}){Regex.Escape(word)}{(language == "en" && word.Length == 3 && char.IsUpper(word[0]) ? "" : @"(?!\p{L})")}",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
