using System.Text;
using System.Text.RegularExpressions;

namespace Phasa.TestSupport.Translation;

/// <summary>
/// Nonsense in the right script: each letter becomes one of the target's, the same one every time; twice out of a script of
/// syllables, every other one into such a script, so that the length is one a translation may have. Digits, punctuation,
/// line breaks and URLs stay, as do Latin words of a source that is not Latin. Passes the output checks for honest texts.
/// </summary>
public static partial class PseudoTranslation
{
    private const string Latin = "etaoinshrdlucmfwypvbgkjqxz";

    /// <summary>Translates between primary language codes as the providers use them (<c>ja</c>, <c>lo</c>).</summary>
    public static string Translate(string text, string source, string target)
    {
        var alphabet = Alphabet(target);
        var keepsLatin = Alphabet(source) != Latin;
        var (step, times) = (IsDense(source), IsDense(target)) switch { (true, false) => (1, 2), (false, true) => (2, 1), _ => (1, 1) };
        return Part().Replace(text, part => part.Value.Contains("://", StringComparison.Ordinal) || (keepsLatin && char.IsAscii(part.Value[0]))
            ? part.Value
            : string.Concat(part.Value.EnumerateRunes().Where(IsWord).Where((_, i) => i % step == 0)
                .SelectMany(r => Enumerable.Repeat(alphabet[r.Value % alphabet.Length], times))));
    }

    private static bool IsDense(string language) => language.Split('-')[0] is "ja" or "zh" or "ko";

    private static bool IsWord(Rune rune) => Rune.IsLetter(rune);

    private static string Alphabet(string language) => language.Split('-')[0] switch
    {
        "lo" => "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ",
        "th" => "กขคงจฉชซญดตถทธนบปผพฟภมยรลวศสหอ",
        "ja" => "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ",
        "zh" => "的一是不了人在有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会",
        "ko" => "가나다라마바사아자차카타파하고노도로모보소오조초코토포호",
        "km" => "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ",
        "my" => "ကခဂဃငစဆဇဈညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအ",
        "ru" => "абвгдежзиклмнопрстуфхцчшщыэюя",
        _ => Latin,
    };

    [GeneratedRegex(@"https?://\S+|[A-Za-z][A-Za-z0-9'-]*|[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
