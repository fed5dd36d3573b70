using FsCheck.Fluent;
using FsCheck.Xunit;
using Phasa.Ingestion;
using Phasa.Ingestion.Alignment;
using Phasa.Ingestion.Passages;

namespace Phasa.Tests.Ingestion.Alignment;

public sealed class TranslationAlignerTests
{
    private static readonly PassageOptions Options = new() { MaxTokens = 100, TargetTokens = 60, MinTokens = 0, MaxCharacters = 400 };
    private readonly PassageSplitter _splitter = new(new CharacterCounter(), Options, new SimpleBreaker());
    private readonly TranslationAligner _aligner = new(new SimpleBreaker());

    [Property(MaxTest = 300)]
    public FsCheck.Property Align_AnyTwoDocuments_EveryTranslatedBlockLandsOnceAndInOrder() => Prop.ForAll(Samples.Blocks, Samples.Blocks, (original, translated) =>
    {
        var aligned = Align(original, translated);
        if (aligned.Count == 0 || original.All(b => b.Kind == BlockKind.Heading))
        {
            return;
        }

        // A heading may become text where it stands for a paragraph; paragraphs are never lost.
        var landed = Samples.Squeeze(aligned.Select(a => a?.Text ?? ""));
        var at = 0;
        foreach (var block in translated.Where(b => b.Kind != BlockKind.Heading))
        {
            // A block that was cut keeps its order, so its characters still follow each other.
            var text = Samples.Squeeze([block.Text]);
            at = landed.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(at >= 0);
            at += text.Length;
        }
    });

    [Fact]
    public void Align_SameStructure_PairsBlockByBlock()
    {
        var aligned = Align(
            [H(2, "設定"), P("最初。", 20), P("次。", 30), H(2, "削除"), P("最後。", 5)],
            [H(2, "Settings"), P("First. ", 20), P("Second. ", 30), H(2, "Deletion"), P("Last. ", 5)]);
        Assert.Equal(["Settings", "Settings", "Deletion"], aligned.Select(a => a!.Heading));
        Assert.StartsWith("First.", aligned[0]!.Text, StringComparison.Ordinal);
        Assert.StartsWith("Second.", aligned[1]!.Text, StringComparison.Ordinal);
        Assert.Equal("Last. Last. Last. Last. Last.", aligned[2]!.Text);
    }

    [Fact]
    public void Align_CutBlock_CutsItsTranslationAtSentenceEnds()
    {
        var aligned = Align([P("これは長い文です。", 40)], [P("ຂໍ້ຄວາມ. ", 40)]);
        Assert.True(aligned.Count > 2);
        Assert.All(aligned, a => Assert.EndsWith("ຂໍ້ຄວາມ.", a!.Text, StringComparison.Ordinal));
        Assert.Equal(40, aligned.Sum(a => a!.Text.Split(' ').Length));
    }

    [Fact]
    public void Align_ParagraphPartedInTwo_StaysWithItsOriginal()
    {
        var aligned = Align(
            [P("a", 40), P("b", 60), P("c", 50)],
            [P("A", 80), P("B", 60), P("B", 60), P("C", 100)]);
        Assert.Equal(["A", "B", "C"], aligned.Select(a => a!.Text[..1]));
        Assert.Equal(121, aligned[1]!.Text.Length);
    }

    [Fact]
    public void Align_MissingParagraph_HasNoTranslation()
    {
        var aligned = Align([P("a", 60), P("b", 20), P("c", 60)], [P("A", 60), P("C", 60)]);
        Assert.Equal(["A", null, "C"], aligned.Select(a => a?.Text[..1]));
    }

    [Fact]
    public void Align_HeadingLeftOut_OtherSectionsStillPair()
    {
        var aligned = Align(
            [H(2, "one"), P("a", 60), H(2, "two"), P("b", 20), H(2, "three"), P("c", 50)],
            [H(2, "eins"), P("A", 60), P("B", 20), H(2, "drei"), P("C", 50)]);
        Assert.Equal(["A", "B", "C"], aligned.Select(a => a!.Text[..1]));
        Assert.Equal(["eins", "eins", "drei"], aligned.Select(a => a!.Heading));
    }

    [Fact]
    public void Align_AddedParagraphUnderAHeading_JoinsThatSection()
    {
        var aligned = Align([H(2, "x"), P("a", 60), H(2, "y"), P("b", 60)], [H(2, "X"), P("A", 60), H(2, "Y"), P("N", 200), P("B", 60)]);
        Assert.DoesNotContain("N", aligned[0]!.Text, StringComparison.Ordinal);
        Assert.Contains("N", aligned[1]!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Align_NothingButHeadings_TranslatesThem() =>
        Assert.Equal("Hours\nAddress", Assert.Single(Align([H(2, "時間"), H(2, "住所")], [H(2, "Hours"), H(2, "Address")]))!.Text);

    [Fact]
    public void Align_EmptyTranslation_IsNullForEveryPassage() => Assert.All(Align([P("a", 60), P("b", 60)], []), Assert.Null);

    [Fact]
    public void Align_VeryManyBlocksOfUnequalNumber_StaysWithinItsTable()
    {
        var original = Enumerable.Repeat(P("a", 3), 20_000).ToArray();
        var translated = Enumerable.Repeat(P("A", 3), 19_990).ToArray();
        var aligned = Align(original, translated);
        Assert.Equal(3 * 19_990, Samples.Squeeze(aligned.Select(a => a?.Text ?? "")).Length);
    }

    private IReadOnlyList<PassageText?> Align(Block[] original, Block[] translated)
    {
        var structure = new DocumentStructure(null, original);
        return _aligner.Align(structure, _splitter.Split(structure), new DocumentStructure(null, translated));
    }

    private static Block H(int level, string text) => new(BlockKind.Heading, text, level);

    private static Block P(string text, int times) => new(BlockKind.Paragraph, string.Concat(Enumerable.Repeat(text, times)).Trim());
}
