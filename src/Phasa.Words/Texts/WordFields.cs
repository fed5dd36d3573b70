using Lucene.Net.Documents;
using Lucene.Net.Index;
using Phasa.Languages;

namespace Phasa.Words.Texts;

/// <summary>
/// The fields of a text. A collection has one Lucene index with a pair of fields per language: each language has its own
/// postings, terms and statistics, and all have one commit.
/// </summary>
internal static class WordFields
{
    /// <summary>The document's key, as a term: what is deleted together.</summary>
    public const string Document = "document";

    /// <summary>The text's language, as a term.</summary>
    public const string Language = "language";

    /// <summary>The passage's id, as a number per text.</summary>
    public const string Passage = "passage";

    /// <summary>How terms are indexed: which texts have them and how often, with the length of the text. No places: nothing asks for phrases.</summary>
    public static FieldType Terms { get; } = Frozen(new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS });

    /// <summary>The field of a language's words.</summary>
    public static string WordsOf(LanguageTag language) => "words " + language.Value;

    /// <summary>The field of a language's character bigrams.</summary>
    public static string BigramsOf(LanguageTag language) => "bigrams " + language.Value;

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
