using System.Text;
using System.Text.RegularExpressions;

namespace Phasa.Tests.Languages;

/// <summary>Writes Burmese Unicode text the way Zawgyi keyboards did: in drawing order, with Zawgyi's code points.</summary>
internal static partial class ZawgyiText
{
    public static string From(string unicode) => Syllable().Replace(unicode, m =>
    {
        string Part(string name) => m.Groups[name].Value;
        var output = new StringBuilder();
        output.Append(Part("e")).Append(Part("r").Length > 0 ? "\u103B" : "").Append(Part("c"));
        output.Append(Part("kinzi").Length > 0 ? "\u1064" : "").Append(Stacked(Part("stack")));
        output.Append(Part("y").Length > 0 ? "\u103A" : "").Append(Part("w").Length > 0 ? "\u103C" : "").Append(Part("h").Length > 0 ? "\u103D" : "");
        output.Append(Part("above")).Append(Below(Part("below"), Part("y").Length + Part("r").Length > 0)).Append(Part("aa"));
        output.Append(Part("anusvara")).Append(Part("dot").Length > 0 ? Part("below").Length > 0 ? "\u1095" : "\u1094" : "");
        return output.Append(Part("asat").Length > 0 ? "\u1039" : "").Append(Part("visarga")).ToString();
    });

    // Zawgyi has a code point of its own for each stacked consonant; these are the common ones.
    private static string Stacked(string stack) => stack.Length == 0 ? "" : stack[1] switch
    {
        'က' => "\u1060",
        'ခ' => "\u1061",
        'ဂ' => "\u1062",
        'စ' => "\u1065",
        'တ' => "\u1071",
        'ဒ' => "\u1075",
        'ဓ' => "\u1076",
        'န' => "\u1077",
        'ပ' => "\u1078",
        'ဗ' => "\u107A",
        'ဘ' => "\u107B",
        'မ' => "\u107C",
        _ => "\u1085",
    };

    private static string Below(string vowel, bool crowded) => !crowded ? vowel : vowel switch
    {
        "\u102F" => "\u1033",
        "\u1030" => "\u1034",
        _ => vowel,
    };

    [GeneratedRegex("(?<kinzi>\u1004\u103A\u1039)?(?<c>[\u1000-\u1021\u1025])(?<stack>\u1039[\u1000-\u1021])?(?<asat>\u103A)?"
        + "(?<y>\u103B)?(?<r>\u103C)?(?<w>\u103D)?(?<h>\u103E)?(?<e>\u1031)?(?<above>[\u102D\u102E\u1032])?(?<below>[\u102F\u1030])?"
        + "(?<aa>[\u102B\u102C])?(?<anusvara>\u1036)?(?<dot>\u1037)?(?<asat>\u103A)?(?<visarga>\u1038)?")]
    private static partial Regex Syllable();
}
