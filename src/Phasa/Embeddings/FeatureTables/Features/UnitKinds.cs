using System.Globalization;

namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>The kind of each character, by block.</summary>
internal static class UnitKinds
{
    private static readonly UnitKind[] Table = Build();

    public static UnitKind Of(char c) => Table[c];

    private static UnitKind[] Build()
    {
        var table = new UnitKind[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = Classify((char)i);
        }

        return table;
    }

    private static UnitKind Classify(char c) => c switch
    {
        >= '0' and <= '9' => UnitKind.Number,
        'ー' => UnitKind.Katakana,
        '々' => UnitKind.Han,
        'ฯ' or '๏' or '๚' or '๛' or '฿' => UnitKind.Separator,
        _ when char.IsWhiteSpace(c) => UnitKind.Space,
        _ when !IsLetterOrMark(c) => UnitKind.Separator,
        >= '\u0E00' and <= '\u0E7F' => UnitKind.Thai,
        >= '\u0E80' and <= '\u0EFF' => UnitKind.Lao,
        >= '\u1000' and <= '\u109F' => UnitKind.Burmese,
        >= '\u1780' and <= '\u17FF' => UnitKind.Khmer,
        (>= '\u3041' and <= '\u3096') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') => UnitKind.Han,
        >= '\u30A1' and <= '\u30FA' => UnitKind.Katakana,
        >= '\uAC00' and <= '\uD7AF' => UnitKind.Hangul,
        _ => UnitKind.Word,
    };

    private static bool IsLetterOrMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
