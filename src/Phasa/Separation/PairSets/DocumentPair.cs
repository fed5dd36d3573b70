using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Separation.PairSets;

/// <summary>
/// Makes an item of a document: its queries, and the passage that answers them in the most languages. A text that holds its query
/// word for word would be found by the words alone, so that sentences with it are taken out.
/// </summary>
internal static class DocumentPair
{
    /// <summary>The least that a text must have to mean something by itself, in UTF-16 code units.</summary>
    private const int Shortest = 20;

    /// <summary>The item; null when the document has no query, or no text but its queries.</summary>
    /// <param name="document">The document.</param>
    /// <param name="queries">What asks for it in each language, normalised; may be empty.</param>
    public static PairItem? Of(StoredDocument document, IReadOnlyDictionary<LanguageTag, string> queries)
    {
        if (queries.Count == 0)
        {
            return null;
        }

        var texts = document.Passages.Select(passage => Usable(TextsOf(document, passage), queries)).MaxBy(t => t.Count);
        return texts is { Count: > 0 } ? new(document.Id, queries, texts) : null;
    }

    /// <summary>The item of one passage; null when the passage has no text but its queries.</summary>
    /// <param name="document">The document.</param>
    /// <param name="passage">Its passage that answers.</param>
    /// <param name="queries">What asks for it in each language, normalised; not empty.</param>
    public static PairItem? Of(StoredDocument document, StoredPassage passage, IReadOnlyDictionary<LanguageTag, string> queries) =>
        Usable(TextsOf(document, passage), queries) is { Count: > 0 } texts ? new(document.Id, queries, texts) : null;

    /// <summary>A passage's current texts, the original first.</summary>
    public static IEnumerable<KeyValuePair<LanguageTag, string>> TextsOf(StoredDocument document, StoredPassage passage) =>
        document.Translations.Where(t => t.Passage == passage.Id && !t.IsStale && t.Language != passage.Language)
            .OrderBy(t => t.Language.Value, StringComparer.Ordinal)
            .Select(t => KeyValuePair.Create(t.Language, t.Text))
            .Prepend(KeyValuePair.Create(passage.Language, passage.Text));

    private static Dictionary<LanguageTag, string> Usable(IEnumerable<KeyValuePair<LanguageTag, string>> texts, IReadOnlyDictionary<LanguageTag, string> queries) =>
        texts.Select(t => (Language: t.Key, Text: Without(t.Value, queries.Values))).Where(t => t.Text.Length >= Shortest).ToDictionary(t => t.Language, t => t.Text);

    // In every language: a title in English may stand in a Lao text.
    private static string Without(string text, IEnumerable<string> queries)
    {
        var normal = TextNormalizer.Normalize(text).Trim();
        bool Repeats(string sentence) => queries.Any(q => sentence.Contains(q, StringComparison.OrdinalIgnoreCase));
        if (!Repeats(normal))
        {
            return normal;
        }

        var rest = string.Join(' ', SentenceSplitter.Split(normal).Select(s => normal.Substring(s.Start, s.Length).Trim()).Where(s => !Repeats(s)));

        // A query over several sentences stands in none of them.
        return Repeats(rest) ? "" : rest;
    }
}
