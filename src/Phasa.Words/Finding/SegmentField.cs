using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Phasa.Words.Finding;

/// <summary>The terms of a field in one segment and the lists of texts that have them, for one search at a time.</summary>
/// <param name="terms">All terms.</param>
/// <param name="lengths">The byte that stands for the length, by text.</param>
internal sealed class SegmentField(TermsEnum terms, byte[] lengths)
{
    // Each holds two or three kilobytes; a pasted page is rare.
    private const int Kept = 16;

    private readonly List<DocsEnum> _lists = [];
    private int _used;

    /// <summary>The byte that stands for the length, by text.</summary>
    public byte[] Lengths => lengths;

    /// <summary>Opens a term's list; null when no text has it.</summary>
    /// <param name="term">The term.</param>
    /// <param name="live">Which texts are not deleted; null when all are there.</param>
    /// <param name="holding">How many texts have the term, deleted ones among them.</param>
    public DocsEnum? Open(BytesRef term, IBits? live, out int holding)
    {
        holding = 0;
        if (!terms.SeekExact(term))
        {
            return null;
        }

        holding = terms.DocFreq;
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
        return list;
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
