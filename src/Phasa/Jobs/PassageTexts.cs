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
    private readonly List<TextSurroundings> _surroundings = [];

    /// <summary>The texts, headings and passages mixed in document order.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>What stands around each of them; passages in another language are not shown, nor told from none.</summary>
    public IReadOnlyList<TextSurroundings> Surroundings => _surroundings;

    /// <summary>Collects the texts.</summary>
    /// <param name="passages">The passages to translate, of one language.</param>
    /// <param name="document">All passages of their document, in order.</param>
    public static PassageTexts Of(IEnumerable<StoredPassage> passages, IReadOnlyList<StoredPassage> document)
    {
        var result = new PassageTexts();
        var places = document.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i);
        foreach (var passage in passages)
        {
            var place = places[passage.Id];
            foreach (var heading in HeadingLine.Split(passage.Heading))
            {
                if (result._headings.TryAdd(heading, result._texts.Count))
                {
                    result._texts.Add(heading);
                    result._surroundings.Add(new(After: passage.Text));
                }
            }

            result._passages[passage.Id] = result._texts.Count;
            result._texts.Add(passage.Text);
            result._surroundings.Add(new(passage.Heading, Neighbour(place - 1), Neighbour(place + 1)));

            string? Neighbour(int at) => document.ElementAtOrDefault(at) is { } other && other.Language == passage.Language ? other.Text : null;
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
