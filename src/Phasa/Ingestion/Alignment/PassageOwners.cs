using Phasa.Ingestion.Passages;
using Phasa.Languages;

namespace Phasa.Ingestion.Alignment;

/// <summary>Which passages an original block stands in: one, several when it was cut, none for a heading.</summary>
internal sealed class PassageOwners
{
    private readonly List<PassageShare>[] _owners;

    public PassageOwners(IReadOnlyList<Block> blocks, IReadOnlyList<PassageDraft> passages)
    {
        _owners = [.. blocks.Select(_ => new List<PassageShare>(1))];
        for (var p = 0; p < passages.Count; p++)
        {
            var covered = passages[p].Blocks;
            for (var b = covered.Start; b < covered.End; b++)
            {
                _owners[b].Add(new PassageShare(p, covered.Length == 1 ? passages[p].Text.Length : blocks[b].Text.Length));
            }
        }
    }

    /// <summary>The passages that blocks stand in, in order, with the blocks' characters in each.</summary>
    public List<PassageShare> Of(TextSpan blocks)
    {
        var shares = new List<PassageShare>();
        for (var b = blocks.Start; b < blocks.End; b++)
        {
            foreach (var share in _owners[b])
            {
                if (shares is [.., var last] && last.Passage == share.Passage)
                {
                    shares[^1] = last with { Characters = last.Characters + share.Characters };
                }
                else
                {
                    shares.Add(share);
                }
            }
        }

        return shares;
    }
}
