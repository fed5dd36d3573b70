using Phasa.Separation.Conditions;

namespace Phasa.Tests.Separation.Conditions;

public sealed class SimilarityMatrixTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 16)]
    [InlineData(9, 37)]
    [InlineData(14, 384)]
    public void Of_AnyShape_IsEveryDotProduct(int items, int dimensions)
    {
        var random = new Random(items);
        var (queries, documents) = (Vectors(), Vectors());
        var matrix = SimilarityMatrix.Of(queries, documents);
        for (var i = 0; i < items; i++)
        {
            for (var j = 0; j < items; j++)
            {
                Assert.Equal(queries[i].Zip(documents[j], (a, b) => (double)a * b).Sum(), matrix[i, j], 1e-5);
            }
        }

        float[][] Vectors() => [.. Enumerable.Range(0, items).Select(_ =>
        {
            double[] values = [.. Enumerable.Range(0, dimensions).Select(_ => Matrices.Normal(random))];
            var length = Math.Sqrt(values.Sum(v => v * v));
            return values.Select(v => (float)(v / length)).ToArray();
        })];
    }

    [Fact]
    public void Of_EqualVectors_AreTiedToTheLastBit()
    {
        float[] query = [0.6f, 0.48f, 0.64f, 1e-7f, 0.1f], document = [0.36f, 0.48f, 0.8f, 1e-5f, 0.3f];
        var matrix = SimilarityMatrix.Of([.. Enumerable.Repeat(query, 7)], [.. Enumerable.Repeat(document, 7)]);
        Assert.Single(Enumerable.Range(0, 49).Select(i => matrix[i / 7, i % 7]).Distinct());
    }

    [Fact]
    public void Of_VectorsOfDifferentLengths_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SimilarityMatrix.Of([[1, 0], [1, 0]], [[1, 0], [1, 0, 0]]));

    [Theory]
    [InlineData(0, 0.5f)]
    [InlineData(1, 0.8f)]
    [InlineData(2, 0.9f)]
    public void BestWrong_AnyQuery_IsTheBestOfTheOthers(int query, float expected) =>
        Assert.Equal(expected, Matrices.Of([0.9f, 0.2f, 0.5f], [0.1f, 0.5f, 0.8f], [0.9f, 0.4f, 0.3f]).BestWrong(query));
}
