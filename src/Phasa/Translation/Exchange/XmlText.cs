using System.Text;
using System.Xml;

namespace Phasa.Translation.Exchange;

/// <summary>Text in XML, which cannot hold every character.</summary>
internal static class XmlText
{
    /// <summary>The text in parts, each with the character after it that XML cannot hold; the last part has none.</summary>
    public static IEnumerable<(string Part, char? Illegal)> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                yield return (text[start..i], text[i]);
                start = i + 1;
            }
        }

        yield return (text[start..], null);
    }

    /// <summary>The text without what XML cannot hold, where no way to write it is known.</summary>
    public static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var (part, _) in Split(text))
        {
            legal.Append(part);
        }

        return legal.ToString();
    }
}
