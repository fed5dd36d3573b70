using Microsoft.ML.OnnxRuntime;
using Phasa.LocalModels.Onnx;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx;

public sealed class StaticTableExportTests
{
    // Texts [2, 3] and [5], the second padded: rows (2, 4, 1), (3, 9, 1) and (5, 25, 1).
    [Fact]
    public void Write_Sum_AddsTheRowsUnderTheMask() => AssertRun([5, 13, 2, 5, 25, 1], TableReduction.Sum, normalized: false);

    [Fact]
    public void Write_Mean_AveragesTheRowsUnderTheMask() => AssertRun([2.5f, 6.5f, 1, 5, 25, 1], TableReduction.Mean, normalized: false);

    [Fact]
    public void Write_Normalized_HasLengthOne()
    {
        var first = MathF.Sqrt(25 + 169 + 4);
        var second = MathF.Sqrt(651);
        AssertRun([5 / first, 13 / first, 2 / first, 5 / second, 25 / second, 1 / second], TableReduction.Sum, normalized: true);
    }

    [Fact]
    public void Write_NoReduction_GivesTheRowOfEachToken() =>
        AssertRun([2, 4, 1, 3, 9, 1, 5, 25, 1, 0, 0, 1], TableReduction.None, normalized: false);

    [Theory]
    [InlineData(TableReduction.Sum)]
    [InlineData(TableReduction.Mean)]
    public void Write_TextWithoutTokens_GivesZeros(TableReduction reduction) =>
        Assert.Equal(new float[3], Run(reduction, normalized: true, ids: [0], mask: [0], texts: 1));

    [Fact]
    public void Write_TableOfAnotherSize_Throws() =>
        Assert.Throws<ArgumentException>(() => StaticTableExport.Write(Stream.Null, new float[29], 10, 3));

    private static void AssertRun(float[] expected, TableReduction reduction, bool normalized)
    {
        var actual = Run(reduction, normalized, ids: [2, 3, 5, 0], mask: [1, 1, 1, 0], texts: 2);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-6f));
    }

    private static float[] Run(TableReduction reduction, bool normalized, long[] ids, long[] mask, int texts)
    {
        using var file = GraphFile.OfTable(reduction, normalized);
        using var session = new InferenceSession(file.Path);
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, [texts, ids.Length / texts]);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, [texts, mask.Length / texts]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["input_ids", "attention_mask"], [idsValue, maskValue], session.OutputNames);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
