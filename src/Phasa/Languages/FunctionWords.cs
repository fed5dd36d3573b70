using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Phasa.Languages;

/// <summary>
/// The small words that carry the grammar of languages in Latin script. They tell a sentence of that language from the
/// product names that stand in texts of every language. Thread-safe.
/// </summary>
internal static partial class FunctionWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage = new Dictionary<string, string>
    {
        ["en"] = "the a an and or of to in on for with is are was be been do does did how what which who when where why can could should would will my your our their this that it its i you we they not from by as if there have has",
        ["vi"] = "và của là có cho không được trong một các những với để này như thế nào làm tôi bạn khi từ ở đã sẽ thì",
        ["id"] = "dan yang di ke dari untuk dengan adalah ini itu tidak bagaimana cara saya anda pada apa akan bisa dapat atau",
        ["de"] = "der die das und oder ist sind ein eine einen einem wie was wer wo wann ich wir sie nicht mit für von zu im auf den dem werden kann",
        ["fr"] = "le la les un une des du de et ou est sont comment que qui quoi où je nous vous pour avec dans sur pas ne mon mes ce cette",
        ["es"] = "el la los las un una de del y o es son cómo qué quién dónde yo para con en por no mi su este esta se puedo",
        ["pt"] = "o os as um uma de do da dos das e ou é são como que quem onde eu para com em por não meu minha este esta se posso",
        ["it"] = "il lo gli le un una di del della e o è sono come che chi dove io per con in non mio mia questo questa si posso",
    }.ToFrozenDictionary(e => e.Key, e => e.Value.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The languages whose words are listed.</summary>
    public static IReadOnlyList<LanguageTag> Languages { get; } = [.. ByLanguage.Keys.Order(StringComparer.Ordinal).Select(LanguageTag.Parse)];

    /// <summary>How many different function words of each language the text has; languages without one are left out.</summary>
    public static Dictionary<LanguageTag, int> Count(string text, IEnumerable<LanguageTag> languages)
    {
        var words = Words().Matches(text).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return languages
            .Select(l => (Language: l, Count: ByLanguage.TryGetValue(l.Primary, out var list) ? words.Count(list.Contains) : 0))
            .Where(c => c.Count > 0)
            .ToDictionary(c => c.Language, c => c.Count);
    }

    /// <summary>Whether the text holds a function word of one of the languages.</summary>
    public static bool Occur(string text, IEnumerable<LanguageTag> languages)
    {
        var lists = languages.Select(l => ByLanguage.GetValueOrDefault(l.Primary)).OfType<FrozenSet<string>>()
            .Select(s => s.GetAlternateLookup<ReadOnlySpan<char>>()).ToArray();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                var word = text.AsSpan(start, i - start);
                foreach (var list in lists)
                {
                    if (list.Contains(word))
                    {
                        return true;
                    }
                }
            }

            start = -1;
        }

        return false;
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
