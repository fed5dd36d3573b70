using Phasa.LocalModels.Onnx;
using Phasa.LocalModels.Onnx.Graphs;
using Phasa.LocalModels.Onnx.Networks;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx.Networks;

public sealed class NetworkErrorTests
{
    [Fact]
    public void Open_TruncatedFile_SaysSo()
    {
        using var file = GraphFile.OfTable();
        var bytes = File.ReadAllBytes(file.Path);
        File.WriteAllBytes(file.Path, bytes[..(bytes.Length / 2)]);
        Assert.Contains("cut short", Refusal(new(file.Path)).NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ForeignFile_SaysSo()
    {
        using var file = GraphFile.OfTable();
        File.WriteAllText(file.Path, "This is no model at all, but a page that a proxy sent instead.");
        Assert.Contains("cannot be opened as an ONNX model", Refusal(new(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EmptyFile_SaysSo()
    {
        using var file = GraphFile.OfTable();
        File.WriteAllBytes(file.Path, []);
        Refusal(new(file.Path));
    }

    [Fact]
    public void Open_GitLfsPointer_SaysSo()
    {
        using var file = GraphFile.OfTable();
        File.WriteAllText(file.Path, "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        Assert.Contains("Git LFS", Refusal(new(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, true)]
    [InlineData(60, false)]
    [InlineData(null, false)]
    public void Open_ExternalData_IsReadOrMissed(int? bytes, bool whole)
    {
        using var file = GraphFile.Of(g =>
        {
            g.Input("input_ids", ElementType.Int64, "texts", "tokens");
            g.External("table", ElementType.Float32, "model.onnx_data", 0, 120, 10, 3);
            g.Output(g.Node("last_hidden_state", "Gather", ["table", "input_ids"]), ElementType.Float32, "texts", "tokens", "3");
        });
        if (bytes is { } length)
        {
            File.WriteAllBytes(Path.Combine(file.Folder, "model.onnx_data"), new byte[length]);
        }

        if (whole)
        {
            using var network = Network.Open(new(file.Path));
        }
        else
        {
            var refusal = Refusal(new(file.Path));
            Assert.Contains(bytes is null ? "model.onnx_data" : "out of bounds", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("model.onnx_data", refusal.NextStep, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_UnknownInput_IsNamed()
    {
        using var file = GraphFile.Of(g =>
        {
            g.Input("input_ids", ElementType.Int64, "texts", "tokens");
            g.Input("task_id", ElementType.Int64);
            g.Node("sum", "Add", ["input_ids", "task_id"]);
            g.Constant<float>("table", ElementType.Float32, GraphFile.Table, 10, 3);
            g.Output(g.Node("last_hidden_state", "Gather", ["table", "sum"]), ElementType.Float32, "texts", "tokens", "3");
        });
        Assert.Contains("'task_id'", Refusal(new(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FloatIds_AreRefused()
    {
        using var file = GraphFile.Of(g =>
        {
            g.Input("input_ids", ElementType.Float32, "texts", "tokens");
            g.Output(g.Node("last_hidden_state", "Identity", ["input_ids"]), ElementType.Float32, "texts", "tokens");
        });
        Assert.Contains("int32 or int64", Refusal(new(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UnknownOutput_ListsThoseThereAre()
    {
        using var file = GraphFile.OfTable();
        Assert.Contains("last_hidden_state", Refusal(new(file.Path) { Output = "pooler_output" }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OwnPoolingOfPooledOutput_IsRefused()
    {
        using var file = GraphFile.OfTable(TableReduction.Mean);
        Assert.Contains("pooled already", Refusal(new(file.Path) { ForcePooling = true }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UnknownExecutionProvider_ListsTheKnown()
    {
        using var file = GraphFile.OfTable();
        Assert.Contains("cuda", Refusal(new(file.Path) { ExecutionProvider = "abacus" }).NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ExecutionProviderThatTheLibraryLacks_SaysWhatItHas()
    {
        // The library of the package computes on the CPU alone; no system has both of these.
        using var file = GraphFile.OfTable();
        Assert.Contains("CPUExecutionProvider", Refusal(new(file.Path) { ExecutionProvider = "rocm" }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Probe_TokenizerOfAnotherModel_SaysSo()
    {
        using var file = GraphFile.OfTable();
        using var network = Network.Open(new(file.Path));
        var e = Assert.Throws<PhasaException>(() => NetworkProbe.Of(network, new WordTokenizer(vocabularySize: 11), 32, file.Path));
        Assert.Contains("tokenizer", e.Message, StringComparison.Ordinal);
        Assert.Equal(3, NetworkProbe.Of(network, new WordTokenizer(vocabularySize: 10), 32, file.Path).Dimensions);
    }

    [Fact]
    public void Probe_NetworkOfNoNumbers_SaysSo()
    {
        using var file = GraphFile.Of(g =>
        {
            g.Input("input_ids", ElementType.Int64, "texts", "tokens");
            g.Constant<float>("table", ElementType.Float32, Enumerable.Repeat(float.NaN, 30).ToArray(), 10, 3);
            g.Output(g.Node("last_hidden_state", "Gather", ["table", "input_ids"]), ElementType.Float32, "texts", "tokens", "3");
        });
        using var network = Network.Open(new(file.Path));
        Assert.Contains("no usable vector", Assert.Throws<PhasaException>(() => NetworkProbe.Of(network, new WordTokenizer(), 32, file.Path)).Message, StringComparison.Ordinal);
    }

    private static PhasaException Refusal(NetworkOptions options)
    {
        var e = Assert.Throws<PhasaException>(() => Network.Open(options));
        Assert.Equal(ErrorCodes.InvalidConfiguration, e.Code);
        return e;
    }
}
