using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Phasa.Words.Finding;

/// <summary>The terms of a field in one segment and the lists of texts that have them, for one search at a time.</summary>
/// <param name="terms">All terms.</param>
/// <param name="lengths">The lengths of the texts.</param>
internal sealed class SegmentField(TermsEnum terms, SegmentLengths lengths)
{
    // Each holds two or three kilobytes; a pasted page is rare.
    private const int Kept = 16;

    private readonly List<DocsEnum> _lists = [];
    private int _used;

    /// <summary>The lengths of the texts.</summary>
    public SegmentLengths Lengths => lengths;

    /// <summary>Opens a term's list; null when no text has it.</summary>
    /// <param name="term">The term.</param>
    /// <param name="live">Which texts are not deleted; null when all are there.</param>
    public TermTexts? Open(BytesRef term, IBits? live)
    {
        if (!terms.SeekExact(term))
        {
            return null;
        }

        var list = terms.Docs(live, _used < _lists.Count ? _lists[_used] : null, DocsFlags.FREQS);
        if (_used < _lists.Count)
        {
            _lists[_used] = list;
        }
        else
        {
            _lists.Add(list);
        }

        _used++;

        // Every other text has the term once at least.
        return new(list, terms.DocFreq, (int)Math.Min(int.MaxValue, terms.TotalTermFreq - terms.DocFreq + 1), lengths);
    }

    /// <summary>Makes it ready for the next search.</summary>
    public void Reset()
    {
        _used = 0;
        if (_lists.Count > Kept)
        {
            _lists.RemoveRange(Kept, _lists.Count - Kept);
        }
    }
}
