using System.Text;
using ICU4N;
using ICU4N.Globalization;

namespace Phasa.Languages;

/// <summary>Finds the scripts of characters and texts. Thread-safe.</summary>
public static class Scripts
{
    private static readonly Script[] ByUnicodeCode = Build();

    /// <summary>How many letters of each script a text holds, in one pass. Marks, digits and symbols are not counted.</summary>
    public static ScriptHistogram Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var counts = new int[Enum.GetValues<Script>().Length];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii ? char.IsAsciiLetter((char)rune.Value) : Rune.IsLetter(rune))
            {
                counts[(int)(Of(rune.Value) ?? Script.Other)]++;
            }
        }

        return new ScriptHistogram(counts);
    }

    /// <summary>The script of a code point; null for what all scripts share (digits, punctuation, combining accents).</summary>
    public static Script? Of(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return char.IsAsciiLetter((char)codePoint) ? Script.Latin : null;
        }

        // Unicode calls the prolonged sound marks common because hiragana may use them; they are evidence of kana.
        if (codePoint is 0x30FC or 0xFF70)
        {
            return Script.Katakana;
        }

        var code = UScript.GetScript(codePoint);
        return code is UScript.Common or UScript.Inherited or UScript.Unknown ? null
            : code >= 0 && code < ByUnicodeCode.Length ? ByUnicodeCode[code]
            : Script.Other;
    }

    /// <summary>The scripts behind an ISO 15924 code (<c>Jpan</c>: Han and both kana); empty for an unknown code.</summary>
    internal static IReadOnlyList<Script> OfIso15924(string code) => code switch
    {
        "Hans" or "Hant" or "Hani" => [Script.Han],
        "Jpan" => [Script.Hiragana, Script.Katakana, Script.Han],
        "Kore" or "Hang" => [Script.Hangul],
        "" => [],
        _ => UScript.GetCode(code) is [var unicode, ..] && unicode >= 0 && unicode < ByUnicodeCode.Length
            ? [ByUnicodeCode[unicode]]
            : [],
    };

    private static Script[] Build()
    {
        var table = new Script[256];
        foreach (var script in Enum.GetValues<Script>().Where(s => s != Script.Other))
        {
            table[UScript.GetCodeFromName(script.ToString())] = script;
        }

        return table;
    }
}
