using System.Globalization;
using System.Text;

namespace Phasa.Translation.Exchange.Po;

/// <summary>Strings of PO files, which are strings of C.</summary>
internal static class PoText
{
    private const string Letters = "abfnrtv\\\"";
    private const string Meanings = "\a\b\f\n\r\t\v\\\"";

    /// <summary>A string in quotes, on one line.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 16);
        foreach (var c in text)
        {
            if (Meanings.IndexOf(c, StringComparison.Ordinal) is var letter and >= 0)
            {
                quoted.Append('\\').Append(Letters[letter]);
            }
            else if (c < ' ')
            {
                quoted.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'));
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The value of a string in quotes; null when it is none.</summary>
    public static string? Unquote(ReadOnlySpan<char> quoted)
    {
        quoted = quoted.Trim();
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"')
        {
            return null;
        }

        var text = new StringBuilder(quoted.Length);
        for (quoted = quoted[1..^1]; quoted.Length > 0;)
        {
            if (quoted[0] == '"' || quoted is ['\\'])
            {
                return null;
            }

            var taken = quoted[0] == '\\' ? Escape(quoted[1..], text) + 1 : 1;
            if (quoted[0] != '\\')
            {
                text.Append(quoted[0]);
            }

            quoted = quoted[taken..];
        }

        return text.ToString();
    }

    /// <summary>The lines of a text, each with its end.</summary>
    public static List<string> Lines(string text)
    {
        List<string> lines = [];
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = text.IndexOf('\n', start) is var at and >= 0 ? at + 1 : text.Length;
            lines.Add(text[start..end]);
        }

        return lines;
    }

    /// <summary>A document's id as a file in a reference, which white space would end.</summary>
    public static string Reference(string id) =>
        string.Concat(id.Select(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '%' ? Uri.HexEscape(c < 256 ? c : ' ') : c.ToString()));

    /// <summary>Appends what stands after a backslash.</summary>
    /// <returns>How many characters that was.</returns>
    private static int Escape(ReadOnlySpan<char> rest, StringBuilder text)
    {
        if (Letters.IndexOf(rest[0], StringComparison.Ordinal) is var letter and >= 0)
        {
            text.Append(Meanings[letter]);
            return 1;
        }

        var octal = 0;
        while (octal < Math.Min(3, rest.Length) && rest[octal] is >= '0' and <= '7')
        {
            octal++;
        }

        if (octal > 0)
        {
            text.Append((char)Convert.ToInt32(rest[..octal].ToString(), 8));
            return octal;
        }

        if (rest.Length >= 3 && rest[0] == 'x' && byte.TryParse(rest.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            text.Append((char)code);
            return 3;
        }

        // No escape: the backslash is one.
        text.Append('\\').Append(rest[0]);
        return 1;
    }
}
