using System.Globalization;

namespace Phasa.LocalModels.Onnx.Graphs;

/// <summary>
/// An ONNX graph being put together: constants, inputs, nodes in the order they are computed, outputs; then written as a
/// model file (<c>ModelProto</c>, IR version 8, operator set 17). Not thread-safe.
/// </summary>
/// <remarks>Field numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.</remarks>
internal sealed class OnnxGraph(string name)
{
    private const int IrVersion = 8;
    private const int OperatorSet = 17;

    private readonly List<ProtoMessage> _nodes = [];
    private readonly List<ProtoMessage> _constants = [];
    private readonly List<ProtoMessage> _inputs = [];
    private readonly List<ProtoMessage> _outputs = [];

    /// <summary>Declares an input. A dimension is a number, or a name where it differs from call to call.</summary>
    public string Input(string input, ElementType type, params ReadOnlySpan<string> shape)
    {
        _inputs.Add(ValueInfo(input, type, shape));
        return input;
    }

    /// <summary>Declares that a computed value is an output.</summary>
    public void Output(string value, ElementType type, params ReadOnlySpan<string> shape) => _outputs.Add(ValueInfo(value, type, shape));

    /// <summary>Adds a constant tensor; the memory is read when the graph is written.</summary>
    public string Constant<T>(string constant, ElementType type, ReadOnlyMemory<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        _constants.Add(Tensor(constant, type, shape).Add(9, values));
        return constant;
    }

    /// <summary>Adds a constant tensor whose bytes are in another file of the same folder.</summary>
    public string External(string constant, ElementType type, string file, long offset, long bytes, params ReadOnlySpan<long> shape)
    {
        static ProtoMessage Entry(string key, string value) => new ProtoMessage().Add(1, key).Add(2, value);
        _constants.Add(Tensor(constant, type, shape)
            .Add(13, Entry("location", file))
            .Add(13, Entry("offset", offset.ToString(CultureInfo.InvariantCulture)))
            .Add(13, Entry("length", bytes.ToString(CultureInfo.InvariantCulture)))
            .Add(14, 1));
        return constant;
    }

    /// <summary>Adds small integers, as operators take them for axes and shapes.</summary>
    public string Integers(string constant, params long[] values) => Constant<long>(constant, ElementType.Int64, values, values.Length);

    /// <summary>Adds one float.</summary>
    public string Scalar(string constant, float value) => Constant<float>(constant, ElementType.Float32, new[] { value });

    /// <summary>Adds a node with one output of the given name.</summary>
    /// <returns>The name of the output.</returns>
    public string Node(string output, string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<GraphAttribute> attributes)
    {
        Node([output], operation, inputs, attributes);
        return output;
    }

    /// <summary>Adds a node with several outputs.</summary>
    public void Node(ReadOnlySpan<string> outputs, string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<GraphAttribute> attributes)
    {
        var node = new ProtoMessage();
        foreach (var input in inputs)
        {
            node.Add(1, input);
        }

        foreach (var output in outputs)
        {
            node.Add(2, output);
        }

        node.Add(3, outputs[0]).Add(4, operation);
        foreach (var attribute in attributes)
        {
            node.Add(5, attribute.Message);
        }

        _nodes.Add(node);
    }

    /// <summary>Writes the model.</summary>
    public void WriteTo(Stream stream)
    {
        var graph = new ProtoMessage().AddEach(1, _nodes).Add(2, name).AddEach(5, _constants).AddEach(11, _inputs).AddEach(12, _outputs);
        new ProtoMessage()
            .Add(1, IrVersion)
            .Add(2, "phasa")
            .Add(7, graph)
            .Add(8, new ProtoMessage().Add(1, "").Add(2, OperatorSet))
            .WriteTo(stream);
    }

    private static ProtoMessage Tensor(string constant, ElementType type, ReadOnlySpan<long> shape)
    {
        var tensor = new ProtoMessage();
        foreach (var dimension in shape)
        {
            tensor.Add(1, dimension);
        }

        return tensor.Add(2, (long)type).Add(8, constant);
    }

    private static ProtoMessage ValueInfo(string value, ElementType type, ReadOnlySpan<string> shape)
    {
        var dimensions = new ProtoMessage();
        foreach (var dimension in shape)
        {
            dimensions.Add(1, long.TryParse(dimension, NumberStyles.None, CultureInfo.InvariantCulture, out var fixedSize)
                ? new ProtoMessage().Add(1, fixedSize)
                : new ProtoMessage().Add(2, dimension));
        }

        var tensor = new ProtoMessage().Add(1, (long)type).Add(2, dimensions);
        return new ProtoMessage().Add(1, value).Add(2, new ProtoMessage().Add(1, tensor));
    }
}
