using System.Globalization;
using Lucene.Net.Documents;
using Phasa.Documents;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;

namespace Phasa.Words.Texts;

/// <summary>A Lucene document that is filled again for each text of one language. Not thread-safe.</summary>
internal sealed class TextDocument : IDisposable
{
    /// <summary>Lucene refuses terms of more bytes, and nobody looks for one.</summary>
    private const int LongestTerm = 256;

    private readonly ITermAnalyzer _analyzer;
    private readonly LanguageTag _language;
    private readonly TermStream _words = new();
    private readonly TermStream _bigrams = new();
    private readonly StringField _key = new(WordFields.Document, "", Field.Store.NO);
    private readonly NumericDocValuesField _passage = new(WordFields.Passage, 0);

    public TextDocument(ITermAnalyzer analyzer, LanguageTag language)
    {
        (_analyzer, _language) = (analyzer, language);
        Document =
        [
            _key,
            _passage,
            new StringField(WordFields.Language, language.Value, Field.Store.NO),
            new Field(WordFields.WordsOf(language), _words, WordFields.Terms),
            new Field(WordFields.BigramsOf(language), _bigrams, WordFields.Terms),
        ];
    }

    /// <summary>The document as it was filled last.</summary>
    public Document Document { get; }

    /// <summary>Fills it with a text.</summary>
    public Document Fill(DocumentKey document, PassageText text)
    {
        _key.SetStringValue(KeyOf(document));
        _passage.SetInt64Value(text.Passage.Value);
        _words.Terms.Clear();
        _bigrams.Terms.Clear();
        Add(text.Title);
        Add(text.Heading);
        Add(text.Text);
        return Document;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _words.Dispose();
        _bigrams.Dispose();
    }

    /// <summary>The term by which a document's texts are found.</summary>
    public static string KeyOf(DocumentKey document) => document.Value.ToString(CultureInfo.InvariantCulture);

    private void Add(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        foreach (var term in _analyzer.Terms(text, _language))
        {
            if (term.Text.Length <= LongestTerm)
            {
                (term.Kind == TermKind.Word ? _words : _bigrams).Terms.Add(term.Text);
            }
        }
    }
}
