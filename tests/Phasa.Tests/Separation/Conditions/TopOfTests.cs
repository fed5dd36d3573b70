using Phasa.Separation.Conditions;

namespace Phasa.Tests.Separation.Conditions;

public sealed class TopOfTests
{
    /// <summary>Nobody beats the right document: it wins in every pool.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(30)]
    public void Of_NoRivals_IsOne(int m) => Assert.Equal(1, TopOf.Of(Rivals.Of(RankedAt(30, _ => 0)), m), 12);

    /// <summary>Everybody beats it: it wins only where it stands alone.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(30, 0)]
    public void Of_AllRivals_IsZero(int m, double expected) => Assert.Equal(expected, TopOf.Of(Rivals.Of(RankedAt(30, _ => 29)), m), 12);

    /// <summary>Among two: C(n − 1 − r, 1)/C(n − 1, 1) = 1 − r/(n − 1).</summary>
    [Fact]
    public void Of_TwoDocuments_IsOneLessTheMeanShareOfRivals() =>
        Assert.Equal(1 - (Enumerable.Range(0, 30).Average(i => i / 2) / 29.0), TopOf.Of(Rivals.Of(RankedAt(30, i => i / 2)), 2), 12);

    /// <summary>By hand: n = 5, m = 3, r = 1 everywhere: C(3, 2)/C(4, 2) = ½.</summary>
    [Fact]
    public void Of_OneRivalOfFour_WinsHalfThePoolsOfThree() => Assert.Equal(0.5, TopOf.Of(Rivals.Of(RankedAt(5, _ => 1)), 3), 12);

    /// <summary>All of them: the right document must be first, as recall at 1 has it.</summary>
    [Fact]
    public void Of_AllDocuments_IsTheShareThatComesFirst() =>
        Assert.Equal(10.0 / 30, TopOf.Of(Rivals.Of(RankedAt(30, i => i % 3)), 30), 12);

    /// <summary>What tells nothing wins no more than guessing does: 1/m.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(100)]
    public void Of_AllTied_IsGuessing(int m) => Assert.Equal(1.0 / m, TopOf.Of(Rivals.Of(new(120, new float[120 * 120])), m), 9);

    /// <summary>By hand: n = 4, m = 2, tied with one of three distractors and ahead of the others: 1 − ½·⅓.</summary>
    [Fact]
    public void Of_OneTie_CountsTheMeanOfBothOrders()
    {
        var matrix = Matrices.Of([0.5f, 0.5f, 0, 0], [0, 0.5f, 0.5f, 0], [0, 0, 0.5f, 0.5f], [0.5f, 0, 0, 0.5f]);
        Assert.Equal(5.0 / 6, TopOf.Of(Rivals.Of(matrix), 2), 12);
    }

    /// <summary>
    /// A U-statistic: its mean over data sets does not move with their size. AUC .95 of normal similarities is A_20 = ∫Φ(x + δ)^19 φ(x) dx
    /// with δ = √2·1.6449, .667 by numerical integration: the figure that shows why AUC alone misleads.
    /// </summary>
    [Theory]
    [InlineData(25, 120)]
    [InlineData(100, 30)]
    public void Of_AucOf95_IsAbout67OfA20(int items, int replications) => Assert.Equal(
        0.667, Enumerable.Range(0, replications).Average(i => TopOf.Of(Rivals.Of(Matrices.Normal(items, 2.3262, 0, seed: i)), 20)), 0.025);

    [Fact]
    public void Of_MoreDocumentsThanItems_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TopOf.Of(Rivals.Of(RankedAt(19, _ => 0)), 20));

    /// <summary>A matrix in which so many documents beat each item's own.</summary>
    private static SimilarityMatrix RankedAt(int items, Func<int, int> rivals)
    {
        var values = new float[items * items];
        for (var i = 0; i < items; i++)
        {
            for (var ahead = 1; ahead < items; ahead++)
            {
                values[(i * items) + ((i + ahead) % items)] = ahead <= rivals(i) ? 0.5f + (ahead * 0.001f) : 0.2f;
            }

            values[i * (items + 1)] = 0.4f;
        }

        return new(items, values);
    }
}
