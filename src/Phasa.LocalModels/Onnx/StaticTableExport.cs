using Phasa.LocalModels.Onnx.Graphs;

namespace Phasa.LocalModels.Onnx;

/// <summary>Writes a table of vectors, one per token or feature, as an ONNX model that other programs can run too.</summary>
public static class StaticTableExport
{
    /// <summary>
    /// Writes a model with the inputs <c>input_ids</c> and <c>attention_mask</c> (int64, texts × tokens). A row is looked up
    /// per id; with a reduction the rows under the mask are added or averaged, and then scaled to length 1 if wanted. A
    /// weight per row has to be in the row already.
    /// </summary>
    /// <param name="output">Where the model is written; it stays open.</param>
    /// <param name="table">The rows one after the other, <paramref name="rows"/> × <paramref name="dimensions"/>.</param>
    /// <param name="rows">How many ids there are.</param>
    /// <param name="dimensions">The length of a row.</param>
    /// <param name="reduction">What is given for a text.</param>
    /// <param name="normalized">Whether the vector of a text gets length 1; a text without any token stays 0.</param>
    /// <exception cref="ArgumentException">The table has another size, or more than the 2 GB that such a file may have.</exception>
    public static void Write(
        Stream output, ReadOnlyMemory<float> table, int rows, int dimensions, TableReduction reduction = TableReduction.None, bool normalized = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        if (table.Length != (long)rows * dimensions)
        {
            throw new ArgumentException($"The table has {table.Length} values; {rows} rows of {dimensions} dimensions are {(long)rows * dimensions}.", nameof(table));
        }

        if ((long)table.Length * sizeof(float) > int.MaxValue - 4096)
        {
            throw new ArgumentException("The table is larger than an ONNX file can be (2 GB).", nameof(table));
        }

        var graph = new OnnxGraph("static-table");
        var ids = graph.Input("input_ids", ElementType.Int64, "texts", "tokens");
        var mask = graph.Input("attention_mask", ElementType.Int64, "texts", "tokens");
        graph.Constant("table", ElementType.Float32, table, rows, dimensions);
        var width = $"{dimensions}";
        if (reduction == TableReduction.None)
        {
            graph.Output(graph.Node("last_hidden_state", "Gather", ["table", ids]), ElementType.Float32, "texts", "tokens", width);
        }
        else
        {
            var reduced = Reduce(graph, graph.Node("looked_up", "Gather", ["table", ids]), mask, reduction);
            graph.Output(Finish(graph, reduced, normalized), ElementType.Float32, "texts", width);
        }

        graph.WriteTo(output);
    }

    private static string Reduce(OnnxGraph graph, string tokens, string mask, TableReduction reduction)
    {
        graph.Integers("token_axis", 1);
        graph.Integers("last_axis", -1);
        graph.Node("weights", "Cast", [mask], GraphAttribute.Int("to", (long)ElementType.Float32));
        graph.Node("weights_column", "Unsqueeze", ["weights", "last_axis"]);
        graph.Node("masked", "Mul", [tokens, "weights_column"]);
        graph.Node("sum", "ReduceSum", ["masked", "token_axis"], GraphAttribute.Int("keepdims", 0));
        if (reduction == TableReduction.Sum)
        {
            return "sum";
        }

        graph.Scalar("one", 1);
        graph.Node("count", "ReduceSum", ["weights", "token_axis"], GraphAttribute.Int("keepdims", 1));
        graph.Node("count_or_one", "Max", ["count", "one"]);
        return graph.Node("mean", "Div", ["sum", "count_or_one"]);
    }

    private static string Finish(OnnxGraph graph, string vector, bool normalized)
    {
        const string Output = "sentence_embedding";
        if (!normalized)
        {
            return graph.Node(Output, "Identity", [vector]);
        }

        graph.Scalar("tiny", 1e-12f);
        graph.Node("length", "ReduceL2", [vector], GraphAttribute.Ints("axes", 1), GraphAttribute.Int("keepdims", 1));
        graph.Node("length_or_tiny", "Max", ["length", "tiny"]);
        return graph.Node(Output, "Div", [vector, "length_or_tiny"]);
    }
}
