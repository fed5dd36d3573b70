using Lucene.Net.Index;
using Lucene.Net.Search;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Words.Texts;
using Term = Lucene.Net.Index.Term;

namespace Phasa.Words.Finding;

/// <summary>The different terms of a query, with what each is worth.</summary>
internal sealed class QueryTerms
{
    /// <summary>What a bigram counts beside a word.</summary>
    internal const float BigramWeight = 0.25f;

    /// <summary>A pasted page is looked for by its rarest terms.</summary>
    private const int MostTerms = 128;

    private readonly IReadOnlyList<(Term Term, float Weight, float Idf)> _terms;

    private QueryTerms(IReadOnlyList<(Term Term, float Weight, float Idf)> terms, int words) => (_terms, Words) = (terms, words);

    /// <summary>How many different words there are.</summary>
    public int Words { get; }

    /// <summary>Finds the terms of a query and how rare each is in the texts.</summary>
    public static QueryTerms Of(WordQuery query, ITermAnalyzer analyzer, IndexReader reader)
    {
        var (words, bigrams) = (WordFields.WordsOf(query.Rows), WordFields.BigramsOf(query.Rows));
        var (wordTexts, bigramTexts) = (reader.GetDocCount(words), reader.GetDocCount(bigrams));
        List<(Term Term, float Weight, float Idf)> terms = [];
        var all = analyzer.Terms(query.Text, query.Rows).ToLookup(t => t.Kind);
        List<TextSpan> unknown = [];
        foreach (var word in all[TermKind.Word].GroupBy(t => t.Text))
        {
            var term = new Term(words, word.Key);
            var holding = reader.DocFreq(term);
            terms.Add((term, 1, FieldSimilarity.IdfOf(wordTexts, Math.Max(1, holding))));
            if (holding == 0)
            {
                unknown.AddRange(word.Select(w => w.Span));
            }
        }

        // A word that no text has may be cut otherwise there; the others are found as they are, several times faster.
        foreach (var bigram in all[TermKind.Bigram].Where(b => unknown.Exists(b.Span.Overlaps)).Select(b => b.Text).Distinct())
        {
            var term = new Term(bigrams, bigram);
            terms.Add((term, BigramWeight, FieldSimilarity.IdfOf(bigramTexts, Math.Max(1, reader.DocFreq(term)))));
        }

        var count = terms.Count(t => t.Weight == 1);
        return new(terms.Count <= MostTerms ? terms : [.. terms.OrderByDescending(t => t.Weight * t.Idf).Take(MostTerms)], count);
    }

    /// <summary>The query that finds texts with any of the terms.</summary>
    public BooleanQuery AnyOf()
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var (term, weight, _) in _terms)
        {
            query.Add(new TermQuery(term) { Boost = weight }, Occur.SHOULD);
        }

        return query;
    }

    /// <summary>How much of the query each text holds: Σ weight · idf of the terms it has ÷ that of all terms; 0..1.</summary>
    public float[] Coverage(IndexReader reader, IReadOnlyList<FoundText> texts)
    {
        var held = new float[texts.Count];
        var inOrder = Enumerable.Range(0, texts.Count).OrderBy(i => texts[i].Number).ToArray();
        foreach (var leaf in reader.Leaves)
        {
            var end = leaf.DocBase + leaf.Reader.MaxDoc;
            var mine = inOrder.Where(i => texts[i].Number >= leaf.DocBase && texts[i].Number < end).ToArray();
            foreach (var (term, weight, idf) in mine.Length == 0 ? [] : _terms)
            {
                Walk(leaf, term, mine, texts, i => held[i] += weight * idf);
            }
        }

        var all = _terms.Sum(t => t.Weight * t.Idf);
        return Array.ConvertAll(held, h => all > 0 ? Math.Min(1, h / all) : 0);
    }

    private static void Walk(AtomicReaderContext leaf, Term term, int[] texts, IReadOnlyList<FoundText> found, Action<int> hold)
    {
        if (leaf.AtomicReader.GetTermDocsEnum(term) is not { } holding)
        {
            return;
        }

        var at = holding.NextDoc();
        foreach (var i in texts)
        {
            var number = found[i].Number - leaf.DocBase;
            at = at < number ? holding.Advance(number) : at;
            if (at == number)
            {
                hold(i);
            }
        }
    }
}
