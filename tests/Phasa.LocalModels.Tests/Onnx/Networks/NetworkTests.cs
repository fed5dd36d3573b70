using Phasa.Bench.Onnx;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Onnx;
using Phasa.LocalModels.Onnx.Batches;
using Phasa.LocalModels.Onnx.Graphs;
using Phasa.LocalModels.Onnx.Networks;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx.Networks;

public sealed class NetworkTests
{
    // Rows of the table: 2 → (2, 4, 1), 3 → (3, 9, 1), 5 → (5, 25, 1). The second text is padded by two places.
    private static readonly TokenBatch Batch = new([[2, 3, 5], [3]], padId: 9);

    [Fact]
    public void Run_Mean_IsTheMeanOfTheTokensWithoutPadding() =>
        // (2+3+5, 4+9+25, 3) / 3 = (10, 38, 3) / 3 has the direction of (10, 38, 3), of length √1553.
        AssertVectors(PoolingMode.Mean, [10 / MathF.Sqrt(1553), 38 / MathF.Sqrt(1553), 3 / MathF.Sqrt(1553)]);

    [Fact]
    public void Run_Cls_IsTheFirstToken() => AssertVectors(PoolingMode.Cls, [2 / MathF.Sqrt(21), 4 / MathF.Sqrt(21), 1 / MathF.Sqrt(21)]);

    [Fact]
    public void Run_LastToken_IsTheLastThatIsNoPadding() =>
        AssertVectors(PoolingMode.LastToken, [5 / MathF.Sqrt(651), 25 / MathF.Sqrt(651), 1 / MathF.Sqrt(651)]);

    [Fact]
    public void Run_Max_IsTheLargestOfEachDimensionWithoutPadding() =>
        AssertVectors(PoolingMode.Max, [5 / MathF.Sqrt(651), 25 / MathF.Sqrt(651), 1 / MathF.Sqrt(651)]);

    [Fact]
    public void Run_WeightedMean_CountsLaterTokensMore() =>
        // 1·(2, 4, 1) + 2·(3, 9, 1) + 3·(5, 25, 1) = (23, 97, 6), of length √9974.
        AssertVectors(PoolingMode.WeightedMean, [23 / MathF.Sqrt(9974), 97 / MathF.Sqrt(9974), 6 / MathF.Sqrt(9974)]);

    [Theory]
    [InlineData(TableReduction.Mean)]
    [InlineData(TableReduction.Sum)]
    public void Run_PooledOutput_IsTakenAsItIs(TableReduction reduction)
    {
        using var file = GraphFile.OfTable(reduction);
        using var network = Network.Open(new NetworkOptions(file.Path) { Pooling = PoolingMode.Cls });
        Assert.True(network.PoolsItself);
        AssertClose([10 / MathF.Sqrt(1553), 38 / MathF.Sqrt(1553), 3 / MathF.Sqrt(1553)], network.Run(Batch)[0]);
    }

    [Fact]
    public void Run_Int32IdsAndHalfPrecision_GiveTheSameVectors()
    {
        using var file = GraphFile.Of(g =>
        {
            g.Input("input_ids", ElementType.Int32, "texts", "tokens");
            g.Constant<Half>("table", ElementType.Float16, GraphFile.Table.Select(v => (Half)v).ToArray(), 10, 3);
            g.Output(g.Node("token_embeddings", "Gather", ["table", "input_ids"]), ElementType.Float16, "texts", "tokens", "3");
        });
        using var network = Network.Open(new NetworkOptions(file.Path) { Pooling = PoolingMode.Cls });
        AssertClose([2 / MathF.Sqrt(21), 4 / MathF.Sqrt(21), 1 / MathF.Sqrt(21)], network.Run(Batch)[0]);
    }

    [Fact]
    public void Run_GraphThatAsksForPositionsAndTypes_IsGivenThem()
    {
        // The vector of a token is (its id, its position, its type + 1).
        using var file = GraphFile.Of(g =>
        {
            g.Integers("last", -1);
            g.Scalar("one", 1);
            List<string> columns = [];
            foreach (var input in new[] { "input_ids", "position_ids", "token_type_ids" })
            {
                g.Input(input, ElementType.Int64, "texts", "tokens");
                var number = g.Node($"{input}_float", "Cast", [input], GraphAttribute.Int("to", 1));
                number = input == "token_type_ids" ? g.Node("plus_one", "Add", [number, "one"]) : number;
                columns.Add(g.Node($"{input}_column", "Unsqueeze", [number, "last"]));
            }

            g.Output(
                g.Node("last_hidden_state", "Concat", [.. columns], GraphAttribute.Int("axis", -1)), ElementType.Float32, "texts", "tokens", "3");
        });
        using var network = Network.Open(new NetworkOptions(file.Path) { Pooling = PoolingMode.LastToken });
        var vectors = network.Run(Batch);
        AssertClose([5 / MathF.Sqrt(30), 2 / MathF.Sqrt(30), 1 / MathF.Sqrt(30)], vectors[0]);
        AssertClose([3 / MathF.Sqrt(10), 0, 1 / MathF.Sqrt(10)], vectors[1]);
    }

    [Fact]
    public void Run_Transformer_VectorDoesNotDependOnTheBatch()
    {
        using var file = new TransformerFile();
        using var network = Network.Open(new NetworkOptions(file.Path));
        int[] text = [1, 17, 4, 33, 2];
        int[] longer = [1, .. Enumerable.Range(3, 40), 2];
        var alone = network.Run(new TokenBatch([text], 0))[0];
        var together = network.Run(new TokenBatch([longer, text, [1, 2]], 0))[1];
        Assert.All(alone.Zip(together), p => Assert.Equal(p.First, p.Second, 1e-5f));
        Assert.NotEqual(alone[0], network.Run(new TokenBatch([longer], 0))[0][0], 1e-3f);
    }

    [Fact]
    public async Task Run_Cancelled_Throws()
    {
        using var file = GraphFile.OfTable();
        using var network = Network.Open(new NetworkOptions(file.Path));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.Throws<OperationCanceledException>(() => network.Run(Batch, cancelled.Token));
    }

    private static void AssertVectors(PoolingMode pooling, float[] first)
    {
        using var file = GraphFile.OfTable();
        using var network = Network.Open(new NetworkOptions(file.Path) { Pooling = pooling });
        Assert.False(network.PoolsItself);
        var vectors = network.Run(Batch);
        AssertClose(first, vectors[0]);

        // One token: every pooling gives its row, (3, 9, 1) of length √91.
        AssertClose([3 / MathF.Sqrt(91), 9 / MathF.Sqrt(91), 1 / MathF.Sqrt(91)], vectors[1]);
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-6f));
    }
}
