using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Phasa.Words.Finding;

/// <summary>A way through the texts of one segment that have a term, in order.</summary>
/// <param name="texts">The texts.</param>
/// <param name="worth">w·idf of the term.</param>
/// <param name="dampings">What a text's length does, by the byte that stands for it.</param>
internal sealed class TermCursor(TermTexts texts, float worth, float[] dampings)
{
    private readonly DocsEnum _list = texts.List;
    private readonly byte[] _lengths = texts.Lengths.ByText;

    /// <summary>The text it stands at; <see cref="DocIdSetIterator.NO_MORE_DOCS"/> at the end.</summary>
    public int At { get; private set; } = texts.List.NextDoc();

    /// <summary>How many texts have the term, about.</summary>
    public int Holding => texts.Holding;

    /// <summary>The term can add no more than this to any score: as much as in the shortest text, would that have it most often.</summary>
    public float Bound { get; } = Bm25.Score(worth, texts.MostOften, texts.Lengths.Distinct.Length == 0 ? 0 : texts.Lengths.Distinct.Min(l => dampings[l]));

    /// <summary>Adds the term to all texts before one.</summary>
    /// <param name="scores">What they have so far.</param>
    /// <param name="end">The text to stop at.</param>
    public void AddTo(ScoreWindow scores, int end)
    {
        var at = At;
        for (; at < end; at = _list.NextDoc())
        {
            scores.Add(at, ScoreOf(at), worth);
        }

        At = at;
    }

    /// <summary>Adds the term to all texts from one to another, past those that it has not been led through.</summary>
    /// <param name="scores">What they have so far.</param>
    /// <param name="start">The text to begin at.</param>
    /// <param name="end">The text to stop at.</param>
    public void AddTo(ScoreWindow scores, int start, int end)
    {
        if (At < start)
        {
            At = _list.Advance(start);
        }

        AddTo(scores, end);
    }

    /// <summary>Adds the term to one text that lies no further back than it stands.</summary>
    public void AddTo(ref float score, ref float held, int text)
    {
        if (At < text)
        {
            At = _list.Advance(text);
        }

        if (At == text)
        {
            score += ScoreOf(text);
            held += worth;
        }
    }

    private float ScoreOf(int text) => Bm25.Score(worth, _list.Freq, dampings[_lengths[text]]);
}
