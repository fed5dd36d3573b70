using Phasa.Separation;

namespace Phasa.Tests.Separation;

public sealed class HolmCorrectionTests
{
    /// <summary>Worked by hand: .01·4, .02·3, .03·2 raised to the one before, .5·1.</summary>
    [Fact]
    public void Adjust_FourComparisons_StepsDown() =>
        Assert.Equal([0.06, 0.5, 0.04, 0.06], HolmCorrection.Adjust([0.03, 0.5, 0.01, 0.02]).Select(p => Math.Round(p, 9)));

    [Fact]
    public void Adjust_One_StaysAsItIs() => Assert.Equal([0.04], HolmCorrection.Adjust([0.04]));

    [Fact]
    public void Adjust_None_GivesNone() => Assert.Empty(HolmCorrection.Adjust([]));

    [Fact]
    public void Adjust_LargeChances_EndAtOne() => Assert.All(HolmCorrection.Adjust([0.9, 0.8, 0.7]), p => Assert.Equal(1, p));
}
