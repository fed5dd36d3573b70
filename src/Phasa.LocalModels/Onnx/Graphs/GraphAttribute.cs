namespace Phasa.LocalModels.Onnx.Graphs;

/// <summary>A constant setting of a node.</summary>
internal sealed class GraphAttribute
{
    private GraphAttribute(ProtoMessage message) => Message = message;

    /// <summary>The attribute as <c>AttributeProto</c>.</summary>
    public ProtoMessage Message { get; }

    /// <summary>An integer.</summary>
    public static GraphAttribute Int(string name, long value) => new(new ProtoMessage().Add(1, name).Add(3, value).Add(20, 2));

    /// <summary>A float.</summary>
    public static GraphAttribute Float(string name, float value) => new(new ProtoMessage().Add(1, name).Add(2, value).Add(20, 1));

    /// <summary>Integers.</summary>
    public static GraphAttribute Ints(string name, params long[] values) =>
        new(values.Aggregate(new ProtoMessage().Add(1, name), (m, v) => m.Add(8, v)).Add(20, 7));
}
