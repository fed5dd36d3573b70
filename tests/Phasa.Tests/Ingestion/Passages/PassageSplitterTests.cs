using FsCheck.Fluent;
using FsCheck.Xunit;
using Phasa.Ingestion;
using Phasa.Ingestion.Passages;
using Phasa.Languages;

namespace Phasa.Tests.Ingestion.Passages;

public sealed class PassageSplitterTests
{
    private static readonly PassageOptions Options = new() { MaxTokens = 100, TargetTokens = 60, MinTokens = 10, MaxCharacters = 400 };
    private readonly CharacterCounter _counter = new();
    private readonly PassageSplitter _splitter;

    public PassageSplitterTests() => _splitter = new PassageSplitter(_counter, Options, new SimpleBreaker());

    [Property(MaxTest = 300)]
    public FsCheck.Property Split_AnyDocument_LosesNothingAndKeepsTheLimit() => Prop.ForAll(Samples.Blocks, blocks =>
    {
        const int Reserved = 20;
        var drafts = _splitter.Split(new DocumentStructure(null, blocks), Reserved);
        var headingsOnly = Array.TrueForAll(blocks, b => b.Kind == BlockKind.Heading);
        var text = blocks.Where(b => b.Kind != BlockKind.Heading || headingsOnly || b.Text.Length > Options.MaxCharacters / 4
            || _counter.Count(b.Text) > (Options.MaxTokens - Reserved) / 4);

        Assert.Equal(Samples.Squeeze(text.Select(b => b.Text)), Samples.Squeeze(drafts.Select(d => d.Text)));
        Assert.All(drafts, d => Assert.InRange(_counter.Count(d.Heading is null ? d.Text : $"{d.Heading}\n{d.Text}"), 1, Options.MaxTokens - Reserved));
        Assert.All(drafts, d => Assert.Contains(Samples.Squeeze([d.Text]), Samples.Squeeze(blocks.Skip(d.Blocks.Start).Take(d.Blocks.Length).Select(b => b.Text)), StringComparison.Ordinal));
    });

    [Fact]
    public void Split_ShortBlocks_ArePackedUpToTheTarget()
    {
        var drafts = _splitter.Split(Document(P(30), P(29), P(40)));
        Assert.Equal([new TextSpan(0, 2), new TextSpan(2, 1)], drafts.Select(d => d.Blocks));
        Assert.Equal(P(30).Text + "\n" + P(29).Text, drafts[0].Text);
    }

    [Fact]
    public void Split_SmallRemainder_JoinsThePassageBefore()
    {
        var drafts = _splitter.Split(Document(P(30), P(30), P(5)));
        Assert.Equal([new TextSpan(0, 3)], drafts.Select(d => d.Blocks));
    }

    [Fact]
    public void Split_SmallSections_AreNotMergedAndNameTheirPath()
    {
        var drafts = _splitter.Split(Document(H(2, "A"), P(3), H(3, "B"), P(3), H(3, "Empty"), H(2, "C"), P(3)));
        Assert.Equal(["A", "A › B", "C"], drafts.Select(d => d.Heading));
    }

    [Fact]
    public void Split_NothingButHeadings_HeadingsAreTheText()
    {
        var draft = Assert.Single(_splitter.Split(Document(H(2, "Opening hours"), H(2, "Address"))));
        Assert.Equal((null, "Opening hours\nAddress"), (draft.Heading, draft.Text));
    }

    [Fact]
    public void Split_NothingButATitle_TheTitleIsTheText() =>
        Assert.Equal("Opening hours", Assert.Single(_splitter.Split(new DocumentStructure("Opening hours", []))).Text);

    [Fact]
    public void Split_LongPath_DropsItsOutermostHeadings()
    {
        var draft = Assert.Single(_splitter.Split(Document(H(2, new string('a', 20)), H(3, new string('b', 20)), P(5))));
        Assert.Equal(new string('b', 20), draft.Heading);
    }

    [Fact]
    public void Split_LongBlock_IsCutAtSentenceEnds()
    {
        var sentence = new string('あ', 24) + "。";
        var drafts = _splitter.Split(Document(new Block(BlockKind.Paragraph, string.Concat(Enumerable.Repeat(sentence, 10)))));
        Assert.All(drafts, d => Assert.EndsWith("。", d.Text, StringComparison.Ordinal));
        Assert.All(drafts, d => Assert.Equal(new TextSpan(0, 1), d.Blocks));
    }

    [Fact]
    public void Split_LongLaoSentence_IsCutAtItsSpaces()
    {
        var phrase = new string('ກ', 18);
        var drafts = _splitter.Split(Document(new Block(BlockKind.Paragraph, string.Join(' ', Enumerable.Repeat(phrase, 10)))));
        Assert.All(drafts, d => Assert.Equal(phrase, d.Text.Split(' ')[^1]));
    }

    [Fact]
    public void Split_NoBreaksAtAll_NeverCutsAGraphemeThatFits()
    {
        var drafts = _splitter.Split(Document(new Block(BlockKind.Paragraph, string.Concat(Enumerable.Repeat("ກໍ່", 100)))));
        Assert.All(drafts, d => Assert.True(d.Text.Length % 3 == 0 && d.Text[0] == 'ກ'));
    }

    [Fact]
    public void Split_FourMillionCharactersWithoutSpaces_CountsEachAFewTimes()
    {
        const int Length = 4_000_000;
        var drafts = _splitter.Split(Document(new Block(BlockKind.Paragraph, new string('ກ', Length))));
        Assert.Equal(Length, drafts.Sum(d => d.Text.Length));
        Assert.InRange(_counter.Asked, Length, 30L * Length);
    }

    [Fact]
    public void SplitText_FittingText_IsOnePart() =>
        Assert.Equal([new PassageText("H", P(90).Text)], _splitter.SplitText(P(90).Text, "H"));

    [Fact]
    public void SplitText_LongTextUnderALongHeading_KeepsTheLimit()
    {
        var parts = _splitter.SplitText(new string('ຂ', 500), new string('h', 500), reserved: 10);
        Assert.Equal(500, parts.Sum(p => p.Text.Length));
        Assert.All(parts, p => Assert.InRange(_counter.Count(p.Heading + p.Text), 1, 90));
    }

    [Fact]
    public void SplitText_Blank_HasNoParts() => Assert.Empty(_splitter.SplitText(" \n "));

    [Fact]
    public void Validate_TargetAboveMaximum_IsRefused() => Assert.Equal(
        ErrorCodes.InvalidConfiguration,
        Assert.Throws<PhasaException>(() => new PassageOptions { MaxTokens = 100, TargetTokens = 101 }.Validate()).Code);

    private static Block H(int level, string text) => new(BlockKind.Heading, text, level);

    private static Block P(int length) => new(BlockKind.Paragraph, new string('p', length));

    private static DocumentStructure Document(params Block[] blocks) => new(null, blocks);
}
