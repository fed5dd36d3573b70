using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Ingestion.Passages;

/// <summary>
/// Turns a document's blocks into passages. A passage never crosses a heading; blocks are packed up to the target; a block
/// that is longer than the limit is cut at sentence ends, else phrase ends, else words, else characters, and its pieces
/// are shared with no other block. What is embedded, heading line + line break + text, never exceeds
/// <see cref="PassageOptions.MaxTokens"/> less the reserved tokens. Nothing but white space is lost, and the time is linear
/// in the document's length. Thread-safe.
/// </summary>
public sealed class PassageSplitter
{
    private readonly ITokenCounter _counter;
    private readonly PassageOptions _options;
    private readonly TextCutter _cutter;

    /// <summary>Creates a splitter for one embedding model.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when the options contradict each other.</exception>
    public PassageSplitter(ITokenCounter counter, PassageOptions options, ITextBreaker breaker)
    {
        options.Validate();
        (_counter, _options, _cutter) = (counter, options, new TextCutter(breaker));
    }

    /// <summary>The passages of a document in order; none when it has no text.</summary>
    /// <param name="structure">The document. A heading without text under it appears in the paths below it only, unless
    /// the document is nothing but headings; then they are its text. A heading that would take more than a quarter of the
    /// limit is read as a paragraph. A document that is only a title has the title as its text, and its passages cover no
    /// blocks.</param>
    /// <param name="reserved">Tokens to leave free, for the title: 0 to half of <see cref="PassageOptions.MaxTokens"/>.</param>
    public IReadOnlyList<PassageDraft> Split(DocumentStructure structure, int reserved = 0)
    {
        CheckReserved(reserved);
        var drafts = new List<PassageDraft>();
        var blocks = structure.Blocks;
        if (blocks.Count == 0)
        {
            return [.. SplitText(structure.Title ?? "", null, reserved).Select(p => new PassageDraft(null, p.Text, default))];
        }

        var path = new HeadingPath();
        var headingsOnly = blocks.All(b => b.Kind == BlockKind.Heading);
        bool OpensSection(Block b) => b.Kind == BlockKind.Heading && !headingsOnly && FitsHeading(b.Text, reserved);

        for (var i = 0; i < blocks.Count;)
        {
            if (OpensSection(blocks[i]))
            {
                path.Enter(blocks[i++]);
                continue;
            }

            var start = i;
            while (i < blocks.Count && !OpensSection(blocks[i]))
            {
                i++;
            }

            var heading = path.ToLine(h => FitsHeading(h, reserved));
            var budget = new TokenBudget(_counter, _options, heading, reserved);
            new SectionPacker(blocks, heading, budget, _cutter).Pack(start, i, drafts);
        }

        return drafts;
    }

    /// <summary>
    /// Cuts one text, such as the translation of a passage, into parts under the limit by the same rules as a long block.
    /// One part when it fits; none when it is blank.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="heading">The heading line it is embedded under, if any; every part names it, shortened to a quarter of
    /// the limit when it is longer.</param>
    /// <param name="reserved">As for <see cref="Split"/>.</param>
    public IReadOnlyList<PassageText> SplitText(string text, string? heading = null, int reserved = 0)
    {
        CheckReserved(reserved);
        var line = string.IsNullOrWhiteSpace(heading) ? null : Shorten(heading, HeadingTokens(reserved));
        var budget = new TokenBudget(_counter, _options, line, reserved);
        var whole = text.Trim();
        var parts = budget.Fits(whole, budget.Max) ? [whole] : _cutter.Cut(whole, budget);
        return [.. parts.Where(p => p.Length > 0).Select(p => new PassageText(line, p))];
    }

    /// <summary>The beginning of a text that is at most so many tokens long, cut where it hurts least; for titles.</summary>
    public string Shorten(string text, int maxTokens)
    {
        var options = new PassageOptions { MaxTokens = maxTokens, TargetTokens = maxTokens, MinTokens = 0, MaxCharacters = _options.MaxCharacters };
        var budget = new TokenBudget(_counter, options, null, 0);
        return budget.Fits(text, maxTokens) ? text : _cutter.Cut(text, budget).FirstOrDefault() ?? "";
    }

    private bool FitsHeading(string text, int reserved) =>
        text.Length <= _options.MaxCharacters / 4 && _counter.Count(text) <= HeadingTokens(reserved);

    private int HeadingTokens(int reserved) => (_options.MaxTokens - reserved) / 4;

    private void CheckReserved(int reserved)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reserved);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reserved, _options.MaxTokens / 2);
    }
}
