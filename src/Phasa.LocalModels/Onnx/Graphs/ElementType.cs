namespace Phasa.LocalModels.Onnx.Graphs;

/// <summary>The element types of tensors that graphs are written with, with ONNX's numbers (<c>TensorProto.DataType</c>).</summary>
internal enum ElementType
{
    Float32 = 1,
    UInt8 = 2,
    Int8 = 3,
    Int32 = 6,
    Int64 = 7,
    Float16 = 10,
}
