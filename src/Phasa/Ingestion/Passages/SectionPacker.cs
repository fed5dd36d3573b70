using Phasa.Languages;

namespace Phasa.Ingestion.Passages;

/// <summary>Packs the blocks of one section, all under the same headings, into passages.</summary>
internal sealed class SectionPacker(IReadOnlyList<Block> blocks, string? heading, TokenBudget budget, TextCutter cutter)
{
    /// <summary>Adds the passages of blocks <paramref name="start"/> to <paramref name="end"/> (exclusive).</summary>
    public void Pack(int start, int end, List<PassageDraft> drafts)
    {
        var section = drafts.Count;
        for (var i = start; i < end;)
        {
            if (!budget.Fits(blocks[i].Text, budget.Max))
            {
                drafts.AddRange(cutter.Cut(blocks[i].Text, budget).Select(piece => new PassageDraft(heading, piece, new TextSpan(i, 1))));
                i++;
                continue;
            }

            var last = Gallop.Longest(i, end - 1, j => budget.Fits(Join(i, j), budget.Target));
            var text = Join(i, last);
            if (last < end - 1 && budget.IsSmall(text) && budget.Fits(Join(i, last + 1), budget.Max))
            {
                text = Join(i, ++last);
            }

            Add(new PassageDraft(heading, text, new TextSpan(i, last - i + 1)), section, drafts);
            i = last + 1;
        }
    }

    /// <summary>Adds a passage, or gives it to the one before when it is too small to stand alone.</summary>
    private void Add(PassageDraft draft, int section, List<PassageDraft> drafts)
    {
        if (drafts.Count > section && drafts[^1] is var before && !IsPiece(before) && budget.IsSmall(draft.Text)
            && budget.Fits($"{before.Text}\n{draft.Text}", budget.Max))
        {
            drafts[^1] = before with
            {
                Text = $"{before.Text}\n{draft.Text}",
                Blocks = new TextSpan(before.Blocks.Start, before.Blocks.Length + draft.Blocks.Length),
            };
            return;
        }

        drafts.Add(draft);
    }

    private bool IsPiece(PassageDraft draft) => draft.Blocks.Length == 1 && draft.Text.Length < blocks[draft.Blocks.Start].Text.Length;

    private string Join(int first, int last) => string.Join('\n', Enumerable.Range(first, last - first + 1).Select(i => blocks[i].Text));
}
