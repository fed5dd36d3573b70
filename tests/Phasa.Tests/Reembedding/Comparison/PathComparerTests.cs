using Phasa.Languages;
using Phasa.Reembedding.Comparison;
using Phasa.Separation;

namespace Phasa.Tests.Reembedding.Comparison;

public sealed class PathComparerTests
{
    [Fact]
    public void Judge_WorseInOneOfManyLanguages_RegardsHowManyThereAre()
    {
        // .01 alone is significant; the least of four must be below .025/4.
        var alone = PathComparer.Judge([Path("ja", -0.1, -0.01, 0.01)]);
        var among = PathComparer.Judge([Path("ja", -0.1, -0.01, 0.01), Path("en", 0, 0.1, 0.6), Path("th", 0, 0.1, 0.6), Path("lo", 0, 0.1, 0.6)]);
        Assert.Equal(ComparisonVerdict.Worse, alone[0].Verdict);
        Assert.Equal(ComparisonVerdict.Same, among[0].Verdict);
    }

    [Fact]
    public void Judge_CertainButSmallLoss_IsNotWorse() => Assert.Equal(ComparisonVerdict.Same, PathComparer.Judge([Path("ja", -0.06, -0.02, 0.0005)])[0].Verdict);

    [Fact]
    public void Judge_FewDocuments_ConcludesNothing()
    {
        var few = Path("ja", -0.5, -0.4, 0.0005) with { Documents = PathComparer.FewestDocuments - 1 };
        Assert.Equal(ComparisonVerdict.TooFew, PathComparer.Judge([few])[0].Verdict);
    }

    [Fact]
    public void Judge_AboveZero_IsBetter() => Assert.Equal(ComparisonVerdict.Better, PathComparer.Judge([Path("ja", 0.1, 0.2, 0.999)])[0].Verdict);

    private static LanguageComparison Path(string language, double low, double high, double chance)
    {
        var difference = new PairedDifference(0.5, 0.5 + ((low + high) / 2), (low + high) / 2, low, high, chance);
        return new(LanguageTag.Parse(language), ComparedPath.Index, 30, 60, new(1, 0), new(1, 0), difference, difference, difference, ComparisonVerdict.TooFew);
    }
}
