using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Translation;

namespace Phasa.Jobs;

/// <summary>
/// The texts to translate for some passages: each passage's text, and each heading above them once, so that sections of
/// one heading keep one translation of it.
/// </summary>
internal sealed class PassageTexts
{
    private readonly Dictionary<string, int> _headings = [];
    private readonly Dictionary<PassageId, int> _passages = [];
    private readonly List<string> _texts = [];

    /// <summary>The texts, headings and passages mixed in document order.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Collects the texts.</summary>
    public static PassageTexts Of(IEnumerable<StoredPassage> passages)
    {
        var result = new PassageTexts();
        foreach (var passage in passages)
        {
            foreach (var heading in HeadingLine.Split(passage.Heading))
            {
                if (result._headings.TryAdd(heading, result._texts.Count))
                {
                    result._texts.Add(heading);
                }
            }

            result._passages[passage.Id] = result._texts.Count;
            result._texts.Add(passage.Text);
        }

        return result;
    }

    /// <summary>The passage in the other language; null when its text has no translation. A heading without one stays as it is.</summary>
    public TranslatedPassage? Translated(StoredPassage passage, IReadOnlyList<TranslatedText?> translations)
    {
        if (translations[_passages[passage.Id]] is not { } text)
        {
            return null;
        }

        var headings = HeadingLine.Split(passage.Heading).Select(h => translations[_headings[h]]?.Text ?? h);
        return new(HeadingLine.Join(headings), text.Text, text.Provider);
    }
}

/// <summary>A passage in another language.</summary>
internal sealed record TranslatedPassage(string? Heading, string Text, string Provider, bool IsReused = false);
