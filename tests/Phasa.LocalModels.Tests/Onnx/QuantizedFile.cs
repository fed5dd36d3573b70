using Phasa.LocalModels.Onnx.Graphs;

namespace Phasa.LocalModels.Tests.Onnx;

/// <summary>
/// Graphs with eight-bit weights as exporters quantise them: an int8 table with one scale, and after it either nothing or a
/// layer whose input is quantised anew in every run by the largest number in it.
/// </summary>
internal static class QuantizedFile
{
    /// <summary>Row i is (i, i²/10 rounded, 1) times the scale ½.</summary>
    public static GraphFile OfTable() => GraphFile.Of(g => g.Output(g.Node("last_hidden_state", "Identity", [Looked(g)]), ElementType.Float32, "texts", "tokens", "3"));

    /// <summary>The rows times a matrix that leaves them as they are, up to what eight bits lose.</summary>
    public static GraphFile Dynamic() => GraphFile.Of(g =>
    {
        g.Node(["quantized", "scale", "zero"], "DynamicQuantizeLinear", [Looked(g)]);
        g.Constant<sbyte>("matrix", ElementType.Int8, new sbyte[] { 1, 0, 0, 0, 1, 0, 0, 0, 1 }, 3, 3);
        g.Node("product", "MatMulInteger", ["quantized", "matrix", "zero"]);
        g.Node("product_float", "Cast", ["product"], GraphAttribute.Int("to", (long)ElementType.Float32));
        g.Output(g.Node("last_hidden_state", "Mul", ["product_float", "scale"]), ElementType.Float32, "texts", "tokens", "3");
    });

    private static string Looked(OnnxGraph graph)
    {
        graph.Input("input_ids", ElementType.Int64, "texts", "tokens");
        graph.Constant<sbyte>("table", ElementType.Int8, Enumerable.Range(0, 10).SelectMany(i => new[] { (sbyte)i, (sbyte)(i * i / 10), (sbyte)1 }).ToArray(), 10, 3);
        graph.Scalar("table_scale", 0.5f);
        return graph.Node("looked", "DequantizeLinear", [graph.Node("rows", "Gather", ["table", "input_ids"]), "table_scale"]);
    }
}
