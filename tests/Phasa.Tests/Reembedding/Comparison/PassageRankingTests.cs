using Phasa.Reembedding.Comparison;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Reembedding.Comparison;

public sealed class PassageRankingTests
{
    // Passages 0 and 1 of document 0, 2 of document 1, 3 of document 2; passage 1 has two rows.
    private static readonly SampledPassage[] Passages = [new(0, Ja), new(0, Ja), new(1, Ja), new(2, Ja)];
    private static readonly SampledRow[] Rows =
        [Row(0, 1, 0), Row(1, 0, 1), Row(1, 0.6f, 0.8f), Row(2, 0.8f, 0.6f), Row(3, -1, 0)];

    [Fact]
    public void Answer_OneRightPassage_RanksByEachPassagesBestRow()
    {
        var answer = new PassageRanking(Passages, Rows).Answer(new(0, Ja, "q", [1]), [1, 0]);
        Assert.Equal((3, 0.6f), (answer!.Value.Rank, answer.Value.Right));
        Assert.Equal((0.8 - 1) / 2, answer.Value.Unrelated, 1e-6);
    }

    [Fact]
    public void Answer_SeveralRightPassages_TakesTheBestAndTheOthersDoNotCount() =>
        Assert.Equal(2, new PassageRanking(Passages, Rows).Answer(new(0, Ja, "q", [1, 0]), [0.8f, 0.6f])!.Value.Rank);

    /// <summary>A model that knows no word of the question must not be credited with the first place.</summary>
    [Fact]
    public void Answer_AllEqual_ComesLast() => Assert.Equal(4, new PassageRanking(Passages, Rows).Answer(new(0, Ja, "q", [1]), [0, 0])!.Value.Rank);

    [Fact]
    public void Answer_NoRowOfTheRightPassage_IsNone() => Assert.Null(new PassageRanking(Passages, [Rows[0]]).Answer(new(1, Ja, "q", [2]), [1, 0]));

    private static SampledRow Row(int passage, params float[] vector) => new(passage, Ja, vector);
}
