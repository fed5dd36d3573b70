using System.Text;
using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Mcp.Resources;

/// <summary>A document's text in a language.</summary>
/// <param name="Title">Its title in the language, else the original one.</param>
/// <param name="Language">The language.</param>
/// <param name="Text">Its passages, each under its headings where these change.</param>
/// <param name="Untranslated">How many passages have no translation and stand in their own language.</param>
internal sealed record DocumentText(string Title, LanguageTag Language, string Text, int Untranslated)
{
    /// <summary>The text of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="asked">The language; null for the one it was written in.</param>
    public static DocumentText Of(StoredDocument document, LanguageTag? asked)
    {
        var language = asked ?? document.Language;
        var translations = document.Translations.Where(t => t.Language == language).ToDictionary(t => t.Passage);
        var (text, heading, missing) = (new StringBuilder(), "", 0);
        foreach (var passage in document.Passages)
        {
            var translation = passage.Language == language ? null : translations.GetValueOrDefault(passage.Id);
            missing += passage.Language != language && translation is null ? 1 : 0;
            var above = translation is null ? passage.Heading : translation.Heading ?? passage.Heading;
            if (above is not null && above != heading)
            {
                text.Append("## ").AppendLine(above).AppendLine();
                heading = above;
            }

            text.AppendLine(translation?.Text ?? passage.Text).AppendLine();
        }

        return new(document.Titles.FirstOrDefault(t => t.Language == language)?.Text ?? document.Title, language, text.ToString().TrimEnd(), missing);
    }

    /// <summary>Where a part that begins at an offset ends: at a line's end where there is one, and never within a character.</summary>
    public int PartEnd(int offset, int most)
    {
        if (Text.Length - offset <= most)
        {
            return Text.Length;
        }

        var line = Text.LastIndexOf('\n', offset + most - 1, most);
        return line > offset ? line + 1 : offset + most - (char.IsLowSurrogate(Text[offset + most]) ? 1 : 0);
    }
}
