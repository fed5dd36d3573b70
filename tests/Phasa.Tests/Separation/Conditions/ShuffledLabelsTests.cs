using Phasa.Separation.Conditions;

namespace Phasa.Tests.Separation.Conditions;

public sealed class ShuffledLabelsTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.9)]
    public void Auc_SeparatedOrNot_IsAboutAHalf(double ofItems) =>
        Assert.Equal(0.5, ShuffledLabels.Auc(Matrices.Normal(150, 4, ofItems, seed: 2), seed: 1), 0.02);

    [Fact]
    public void Auc_AllTied_IsAHalf() => Assert.Equal(0.5, ShuffledLabels.Auc(new(30, new float[900]), 1), 12);

    [Fact]
    public void Auc_SameSeed_IsTheSame()
    {
        var matrix = Matrices.Normal(40, 1, 0, seed: 2);
        Assert.Equal(ShuffledLabels.Auc(matrix, 5), ShuffledLabels.Auc(matrix, 5));
        Assert.NotEqual(ShuffledLabels.Auc(matrix, 5), ShuffledLabels.Auc(matrix, 6));
    }

    /// <summary>Three items have two derangements, the pairs above and below the diagonal; one of them beats the other wholly.</summary>
    [Fact]
    public void Auc_ThreeItems_IsTheMeanOfAllOrNothing()
    {
        var auc = ShuffledLabels.Auc(Matrices.Of([0.9f, 0.5f, 0.1f], [0.1f, 0.9f, 0.5f], [0.5f, 0.1f, 0.9f]), seed: 3);
        Assert.Equal(auc * 20, Math.Round(auc * 20), 9);
        Assert.InRange(auc, 0.1, 0.9);
    }
}
