using Lucene.Net.Index;
using Lucene.Net.Util;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Languages.Terms;
using Phasa.Words.Texts;

namespace Phasa.Words.Finding;

/// <summary>The different terms of a query, with what each is worth and where a reader's segments have it.</summary>
internal sealed class OpenQuery
{
    /// <summary>What a bigram counts beside a word.</summary>
    internal const float BigramWeight = 0.25f;

    /// <summary>A pasted page is looked for by its rarest terms.</summary>
    private const int MostTerms = 128;

    private readonly SegmentFields _fields;
    private readonly IReadOnlyList<AtomicReader> _segments;
    private readonly Dictionary<(AtomicReader, string), SegmentField?> _open = [];
    private readonly List<OpenTerm> _terms = [];

    private OpenQuery(IndexReader reader, SegmentFields fields) => (_fields, _segments) = (fields, [.. reader.Leaves.Select(l => l.AtomicReader)]);

    /// <summary>How many different words there are.</summary>
    public int Words { get; private set; }

    /// <summary>Finds the terms of a query and the texts that have them.</summary>
    /// <param name="query">The query.</param>
    /// <param name="analyzer">Finds its terms.</param>
    /// <param name="reader">The texts.</param>
    /// <param name="fields">Fields of the reader's segments.</param>
    /// <param name="figures">Figures of the reader's fields.</param>
    public static OpenQuery Of(WordQuery query, ITermAnalyzer analyzer, IndexReader reader, SegmentFields fields, Func<string, FieldFigures> figures)
    {
        var terms = analyzer.Terms(query.Text, query.Rows).ToLookup(t => t.Kind);
        var open = new OpenQuery(reader, fields);
        var (words, bigrams) = (WordFields.WordsOf(query.Rows), WordFields.BigramsOf(query.Rows));
        List<TextSpan> unknown = [];
        foreach (var word in terms[TermKind.Word].GroupBy(t => t.Text))
        {
            open.Words++;
            if (!open.Add(word.Key, words, 1, figures(words)))
            {
                unknown.AddRange(word.Select(w => w.Span));
            }
        }

        // A word that no text has may be cut otherwise there; the others are found as they are, several times faster.
        foreach (var bigram in terms[TermKind.Bigram].Where(b => unknown.Exists(b.Span.Overlaps)).Select(b => b.Text).Distinct())
        {
            open.Add(bigram, bigrams, BigramWeight, figures(bigrams));
        }

        if (open._terms.Count > MostTerms)
        {
            open._terms.Sort((x, y) => y.Worth.CompareTo(x.Worth));
            open._terms.RemoveRange(MostTerms, open._terms.Count - MostTerms);
        }

        return open;
    }

    /// <summary>The best texts, best first, each with how much of the query it holds: Σ w·idf of the terms it has ÷ that of all terms, 0..1.</summary>
    public IEnumerable<WordMatch> Find(int top, SlotMaps slots, IPassageSelection passages)
    {
        var best = new BestTexts(top);
        for (var i = 0; i < _segments.Count; i++)
        {
            var cursors = _terms.Where(t => t.Texts[i] is not null).Select(t => new TermCursor(t.Texts[i]!, t.Worth, t.Dampings)).OrderByDescending(c => c.Bound).ToList();
            if (cursors.Count > 0)
            {
                new SegmentScorer(cursors).Run(best, slots.Of(_segments[i], passages), passages);
            }
        }

        var all = _terms.Sum(t => t.Worth);
        return best.InOrder().Select(t => new WordMatch(t.Slot, t.Score, Math.Min(1, t.Held / all)));
    }

    /// <summary>Leaves the fields to the next search. Not after a failure: they would stand anywhere.</summary>
    public void GiveBack()
    {
        foreach (var ((segment, field), open) in _open)
        {
            if (open is not null)
            {
                _fields.GiveBack(segment, field, open);
            }
        }
    }

    private bool Add(string text, string field, float weight, FieldFigures figures)
    {
        var bytes = new BytesRef(text);
        var texts = _segments.Select(s => Field(s, field)?.Open(bytes, s.LiveDocs)).ToArray();
        var holding = texts.Sum(t => t?.Holding ?? 0);
        _terms.Add(new(texts, weight * Bm25.Idf(figures.Texts, Math.Max(1, holding)), figures.Dampings));
        return holding > 0;
    }

    private SegmentField? Field(AtomicReader segment, string field)
    {
        if (!_open.TryGetValue((segment, field), out var open))
        {
            _open[(segment, field)] = open = _fields.Take(segment, field);
        }

        return open;
    }

    /// <summary>A term.</summary>
    /// <param name="Texts">The texts that have it, by segment.</param>
    /// <param name="Worth">w·idf: what having it is worth.</param>
    /// <param name="Dampings">What a text's length does.</param>
    private sealed record OpenTerm(TermTexts?[] Texts, float Worth, float[] Dampings);
}
