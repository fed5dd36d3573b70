using System.Text.RegularExpressions;
using Phasa.Languages;
using Phasa.Translation.Glossaries;

namespace Phasa.Bench.Gate;

/// <summary>
/// Makes bad translations out of good ones, by rule. A rule that finds nothing to spoil in a text makes none: a text
/// without a number cannot lose one.
/// </summary>
internal static partial class BadTranslations
{
    private static readonly Dictionary<string, string> Refusals = new()
    {
        ["en"] = "I'm sorry, but I can't help with translating this text.",
        ["th"] = "ขออภัย ฉันไม่สามารถแปลข้อความนี้ได้",
        ["lo"] = "ຂໍອະໄພ ຂ້ອຍບໍ່ສາມາດແປຂໍ້ຄວາມນີ້ໄດ້",
    };

    /// <summary>A text that has another word for a term of the glossary.</summary>
    public const string TermLost = "another term";

    /// <summary>A text that has another word for a name that stays as it is.</summary>
    public const string NameLost = "lost name";

    // A word that fits nearly anywhere.
    private static readonly Dictionary<string, string> Something = new() { ["en"] = "item", ["th"] = "รายการ", ["lo"] = "ລາຍການ" };

    /// <summary>The kinds in the order of the table.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "wrong language", "Thai instead of Lao", "repetition", "truncated to a half", "truncated by a quarter", "lost number", "changed number",
        "lost URL", "broken Markdown", "refusal", "English left in", "Japanese left in", "empty", TermLost, NameLost,
    ];

    /// <summary>The bad translations of a text into one language.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">The language.</param>
    /// <param name="terms">The glossary's terms in it.</param>
    public static IEnumerable<GateCase> Of(GateText text, LanguageTag target, IReadOnlyList<GlossaryTerm> terms)
    {
        var good = text.Translations[target];
        return Spoiled(text, target, good, terms).Where(s => s.Output is not null && s.Output != good)
            .Select(s => new GateCase(s.Kind, target, text, s.Output!));
    }

    private static IEnumerable<(string Kind, string? Output)> Spoiled(
        GateText text, LanguageTag target, string good, IReadOnlyList<GlossaryTerm> terms)
    {
        var english = Other(text, "en");
        yield return ("wrong language", target.Value == "en" ? Other(text, "th") : english);
        yield return ("Thai instead of Lao", target.Value == "lo" ? Other(text, "th") : null);
        yield return ("repetition", Repeat(good));
        yield return ("truncated to a half", Cut(good, 0.5));
        yield return ("truncated by a quarter", Cut(good, 0.75));
        yield return ("lost number", Change(good, _ => ""));
        yield return ("changed number", Change(good, digits => (long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        yield return ("lost URL", Address().Match(good) is { Success: true } m ? good.Remove(m.Index, m.Length) : null);
        yield return ("broken Markdown", Break(good, text.Index));
        yield return ("refusal", Refusals[target.Value]);
        yield return ("English left in", target.Value != "en" ? Leave(good, english) : null);
        yield return ("Japanese left in", Leave(good, text.Source));
        yield return (TermLost, Replace(good, terms.FirstOrDefault(t => !t.IsKept), target));
        yield return (NameLost, Replace(good, terms.FirstOrDefault(t => t.IsKept), target));
        yield return ("empty", text.Index % 3 == 0 ? "" : text.Index % 3 == 1 ? " \n" : "\u00A0");
    }

    private static string? Replace(string good, GlossaryTerm? term, LanguageTag target) =>
        term?.Targets.Aggregate(good, (text, form) => text.Replace(form, Something[target.Value], StringComparison.OrdinalIgnoreCase));

    private static string? Other(GateText text, string language) => text.Translations.GetValueOrDefault(LanguageTag.Parse(language));

    // The last phrase over and over, as a model does that has lost its way.
    private static string Repeat(string good)
    {
        var phrases = SentenceSplitter.SplitPhrases(good);
        var last = phrases[phrases.Count / 2];
        var phrase = good.Substring(last.Start, last.Length).Trim() + " ";
        return good[..last.Start] + string.Concat(Enumerable.Repeat(phrase, 30));
    }

    // A heading has no half that could be told from a short heading.
    private static string? Cut(string good, double share) => good.Length >= 40 ? good[..(int)(good.Length * share)].TrimEnd() : null;

    // A number of two digits or more, that stands once: a small one may have become a word, and one that comes twice is not lost.
    private static string? Change(string good, Func<string, string> change)
    {
        var match = Number().Matches(good).FirstOrDefault(m => Number().Matches(good).Count(o => o.Value == m.Value) == 1);
        return match is null ? null : good.Remove(match.Index, match.Length).Insert(match.Index, change(match.Value));
    }

    // In turn: list items run together, table rows without bars, headings without signs, an unclosed emphasis.
    private static string? Break(string good, int index)
    {
        Func<string, string>[] rules =
        [
            t => Item().Replace(t, " "),
            t => t.Replace(" | ", " ", StringComparison.Ordinal),
            t => HeadingSign().Replace(t, ""),
            t => t.LastIndexOf("**", StringComparison.Ordinal) is > 0 and var at ? t.Remove(at, 2) : t,
            t => t.LastIndexOf('`') is > 0 and var at ? t.Remove(at, 1) : t,
        ];
        return Enumerable.Range(index, rules.Length).Select(i => rules[i % rules.Length](good)).FirstOrDefault(t => t != good);
    }

    // The longest line in the other language; of a single line, the last sentence.
    private static string? Leave(string good, string? other)
    {
        var lines = good.Split('\n');
        var others = other?.Split('\n');
        if (others is null || others.Length != lines.Length || lines.Length == 1)
        {
            var sentences = other is null ? [] : SentenceSplitter.Split(other);
            return sentences.Count < 2 ? null : $"{good[..(good.Length * (sentences.Count - 1) / sentences.Count)]} {other![sentences[^1].Start..]}";
        }

        var longest = Enumerable.Range(0, lines.Length).MaxBy(i => others[i].Length);
        return string.Join('\n', lines.Select((l, i) => i == longest ? others[i] : l));
    }

    [GeneratedRegex(@"(?<![0-9.,:/-])[0-9]{2,9}(?![0-9]|[.,:/-][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"[a-z]+://[\x21-\x5F\x61-\x7E]+|[a-z0-9.-]+@[a-z0-9.-]+|\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(example|csv|xml|json|pdf|jp|com)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(^|\n)\s*([-*]|[0-9]+[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"^#{1,6}\s+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex HeadingSign();
}
