using System.Globalization;
using System.Text;

namespace Phasa.Languages;

/// <summary>Takes out of a text what nobody can see and what no program should meet. Thread-safe.</summary>
internal static class CharacterFilter
{
    /// <summary>
    /// Removes control characters, noncharacters, lone surrogates and meaningless zero-width characters; unifies line
    /// ends and spaces; writes the doubled Thai and Lao vowel E as AE, and deprecated Khmer letters as their successors.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        var joining = new JoinerContext();
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                i += length;
                continue;
            }

            i += length;
            if (rune.Value is 0x200C or 0x200D && !joining.Allows(rune.Value, text.AsSpan(i)))
            {
                continue;
            }

            var written = output.Length;
            Write(output, rune, i < text.Length ? text[i] : '\0');
            if (output.Length != written)
            {
                joining.After(rune);
            }
        }

        return output.ToString();
    }

    private static void Write(StringBuilder output, Rune rune, char next)
    {
        switch (rune.Value)
        {
            case '\t' or '\n':
                output.Append((char)rune.Value);
                break;
            case '\r' when next == '\n':
                break;
            case '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029:
                output.Append('\n');
                break;
            case 0x00AD or 0x034F or 0x200B or (>= 0x2060 and <= 0x2064) or 0xFEFF or 0x17B4 or 0x17B5:
                break;
            case 0x17A3:
                output.Append('\u17A2');
                break;
            case 0x17A4:
                output.Append("\u17A2\u17B6");
                break;
            case 0x0E40 or 0x0EC0 when output.Length > 0 && output[^1] == rune.Value:
                output[^1] = (char)(rune.Value + 1);
                break;
            case 0x3000:
                output.Append('\u3000');
                break;
            default:
                var category = Rune.GetUnicodeCategory(rune);
                if (category == UnicodeCategory.SpaceSeparator)
                {
                    output.Append(' ');
                }
                else if (category != UnicodeCategory.Control && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF))
                {
                    output.Append(rune);
                }

                break;
        }
    }
}
