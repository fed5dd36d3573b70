using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Lucene.Net.Index;
using Phasa.Documents;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Term = Lucene.Net.Index.Term;

namespace Phasa.Words.Texts;

/// <summary>
/// Writes documents' texts into a Lucene index, many at a time on all cores: cutting Thai and Lao into words costs more
/// than everything else.
/// </summary>
/// <param name="writer">The index.</param>
/// <param name="analyzer">Finds the terms.</param>
/// <param name="isEmpty">Whether the index has no texts, so that none need be deleted.</param>
internal sealed class TextIndexer(IndexWriter writer, ITermAnalyzer analyzer, bool isEmpty) : IDisposable
{
    private const int BatchTexts = 512;

    private readonly ConcurrentBag<Dictionary<LanguageTag, TextDocument>> _spare = [];
    private readonly List<DocumentTexts> _batch = [];
    private int _texts;

    /// <summary>Documents written so far.</summary>
    public int Documents { get; private set; }

    /// <summary>Takes a document; it is written with the batch it completes.</summary>
    public void Add(DocumentTexts document)
    {
        _batch.Add(document);
        _texts += document.Texts.Count;
        if (_texts >= BatchTexts || _batch.Count >= BatchTexts)
        {
            Flush();
        }
    }

    /// <summary>Writes what was taken.</summary>
    public void Flush()
    {
        Documents += _batch.Count;
        if (_batch.Count == 1)
        {
            Write(_batch[0]);
        }
        else
        {
            try
            {
                Parallel.ForEach(_batch, Write);
            }
            catch (AggregateException e)
            {
                // A full disk is told by whichever document met it.
                ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            }
        }

        _batch.Clear();
        _texts = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var form in _spare.SelectMany(f => f.Values))
        {
            form.Dispose();
        }
    }

    private void Write(DocumentTexts document)
    {
        if (!isEmpty)
        {
            writer.DeleteDocuments(new Term(WordFields.Document, TextDocument.KeyOf(document.Document)));
        }

        if (document.Texts.Count == 0)
        {
            return;
        }

        if (!_spare.TryTake(out var forms))
        {
            forms = [];
        }

        writer.AddDocuments(document.Texts.Select(text => Form(forms, text.Language).Fill(document.Document, text)));
        _spare.Add(forms);
    }

    private TextDocument Form(Dictionary<LanguageTag, TextDocument> forms, LanguageTag language) =>
        forms.TryGetValue(language, out var form) ? form : forms[language] = new TextDocument(analyzer, language);
}
