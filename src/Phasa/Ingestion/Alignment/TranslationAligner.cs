using Phasa.Ingestion.Passages;
using Phasa.Languages;

namespace Phasa.Ingestion.Alignment;

/// <summary>
/// Gives each passage of a document its part of the document's translation. Sections pair by their headings; within a
/// section blocks pair one to one when they are alike, else by their lengths (see BlockAligner). Where the headings
/// differ, the whole documents are aligned that way with the headings as anchors. Translated text keeps its order and
/// none is lost: what corresponds to no block joins a neighbouring passage, and what corresponds to several passages is
/// cut between them in proportion. Thread-safe.
/// </summary>
/// <param name="breaker">Finds the sentence ends at which a block is cut.</param>
public sealed class TranslationAligner(ITextBreaker breaker)
{
    private readonly ProportionalCut _cut = new(breaker);

    /// <summary>
    /// The translation of each passage, in the passages' order; null where nothing corresponds. A translation may be longer
    /// than the embedder takes: see <see cref="PassageSplitter.SplitText"/>.
    /// </summary>
    /// <param name="original">The document.</param>
    /// <param name="passages">Its passages, as <see cref="PassageSplitter.Split"/> gave them.</param>
    /// <param name="translated">The translation.</param>
    public IReadOnlyList<PassageText?> Align(
        DocumentStructure original, IReadOnlyList<PassageDraft> passages, DocumentStructure translated)
    {
        if (passages.Count == 0)
        {
            return [];
        }

        var text = new TranslatedPassages(translated.Blocks, passages.Count);
        if (original.Blocks.Count == 0)
        {
            text.AddText(0, translated.Title);
        }

        var owners = new PassageOwners(original.Blocks, passages);
        foreach (var bead in Beads(original.Blocks, translated.Blocks))
        {
            Place(bead, translated.Blocks, owners.Of(bead.Original), text);
        }

        return text.ToPassages();
    }

    private static IEnumerable<Bead> Beads(IReadOnlyList<Block> original, IReadOnlyList<Block> translated) =>
        Sections.Outline(original).SequenceEqual(Sections.Outline(translated))
            ? Sections.Of(original).Zip(Sections.Of(translated)).SelectMany(s => BlockAligner.Align(original, s.First, translated, s.Second))
            : BlockAligner.Align(original, new TextSpan(0, original.Count), translated, new TextSpan(0, translated.Count));

    private void Place(Bead bead, IReadOnlyList<Block> blocks, List<PassageShare> owners, TranslatedPassages text)
    {
        if (owners.Count < 2)
        {
            var passage = owners.Count == 0 ? (int?)null : owners[0].Passage;
            for (var i = bead.Translated.Start; i < bead.Translated.End; i++)
            {
                text.AddBlock(i, passage);
            }

            return;
        }

        var whole = string.Join('\n', Enumerable.Range(bead.Translated.Start, bead.Translated.Length).Select(i => blocks[i].Text));
        var parts = _cut.Cut(whole, [.. owners.Select(o => o.Characters)]);
        foreach (var (owner, part) in owners.Zip(parts))
        {
            text.AddText(owner.Passage, part);
        }
    }
}
