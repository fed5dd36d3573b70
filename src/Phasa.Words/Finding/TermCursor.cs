using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Phasa.Words.Finding;

/// <summary>A way through the texts of one segment that have a term, in order.</summary>
/// <param name="list">The texts.</param>
/// <param name="holding">How many there are, about.</param>
/// <param name="worth">w·idf of the term.</param>
/// <param name="lengths">The byte that stands for a text's length, by text.</param>
/// <param name="dampings">What that length does.</param>
internal sealed class TermCursor(DocsEnum list, int holding, float worth, byte[] lengths, float[] dampings)
{
    /// <summary>The text it stands at; <see cref="DocIdSetIterator.NO_MORE_DOCS"/> at the end.</summary>
    public int At { get; private set; } = list.NextDoc();

    /// <summary>How many texts have the term, about.</summary>
    public int Holding => holding;

    /// <summary>More than the term can add to any score.</summary>
    public float Bound { get; } = worth * Bm25.Most;

    /// <summary>Adds the term to all texts before one.</summary>
    /// <param name="scores">What they have so far.</param>
    /// <param name="end">The text to stop at.</param>
    public void AddTo(ScoreWindow scores, int end)
    {
        var at = At;
        for (; at < end; at = list.NextDoc())
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
            At = list.Advance(start);
        }

        AddTo(scores, end);
    }

    /// <summary>Adds the term to one text that lies no further back than it stands.</summary>
    public void AddTo(ref float score, ref float held, int text)
    {
        if (At < text)
        {
            At = list.Advance(text);
        }

        if (At == text)
        {
            score += ScoreOf(text);
            held += worth;
        }
    }

    private float ScoreOf(int text)
    {
        float often = list.Freq;
        return Bound * often / (often + dampings[lengths[text]]);
    }
}
