using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Onnx;
using Phasa.LocalModels.Onnx.Batches;
using Phasa.LocalModels.Onnx.Networks;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx.Networks;

public sealed class QuantizedNetworkTests
{
    [Fact]
    public void Run_EightBitTable_IsScaledBack()
    {
        using var file = QuantizedFile.OfTable();
        using var network = Network.Open(new(file.Path) { Pooling = PoolingMode.LastToken });

        // Row 7 is (7, 4, 1) / 2, of the direction of (7, 4, 1) with length √66.
        float[] expected = [7 / MathF.Sqrt(66), 4 / MathF.Sqrt(66), 1 / MathF.Sqrt(66)];
        Assert.All(expected.Zip(network.Run(new TokenBatch([[3, 7]], 0))[0]), p => Assert.Equal(p.First, p.Second, 1e-6f));
    }

    [Fact]
    public void Probe_EightBitTable_BatchesAreSafe()
    {
        using var file = QuantizedFile.OfTable();
        using var network = Network.Open(new(file.Path));
        Assert.False(NetworkProbe.Of(network, new WordTokenizer(), 32, file.Path).BatchChangesVectors);
    }

    [Fact]
    public void Probe_DynamicQuantisation_BatchesAreNotSafe()
    {
        using var file = QuantizedFile.Dynamic();
        using var network = Network.Open(new(file.Path));
        Assert.True(NetworkProbe.Of(network, new WordTokenizer(), 32, file.Path).BatchChangesVectors);
    }

    [Fact]
    public async Task GenerateAsync_OneTextPerRun_CompanyChangesNothing()
    {
        using var file = QuantizedFile.Dynamic();
        using var embedder = new OnnxEmbedder(Network.Open(new(file.Path)), new WordTokenizer(), new(16, new BatchPlan(2048, MaxTexts: 1), 1), "test", 3);
        var alone = (await embedder.GenerateAsync(["3 4"]))[0];
        var together = (await embedder.GenerateAsync(["9 9 9 9", "3 4"]))[1];
        Assert.Equal(alone.Vector.ToArray(), together.Vector.ToArray());
    }
}
