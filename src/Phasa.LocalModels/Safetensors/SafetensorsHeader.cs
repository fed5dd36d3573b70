using System.Text.Json;

namespace Phasa.LocalModels.Safetensors;

/// <summary>Reads the header of a safetensors file and checks each claim in it.</summary>
internal static class SafetensorsHeader
{
    private const string Metadata = "__metadata__";

    /// <summary>The tensors; together they fill the file to its last byte.</summary>
    public static Dictionary<string, Tensor> Read(SafetensorsFile file, JsonElement header, long dataStart, long fileLength)
    {
        if (header.ValueKind != JsonValueKind.Object)
        {
            throw file.Fault("its header is not an object");
        }

        Dictionary<string, Tensor> tensors = [];
        var end = dataStart;
        foreach (var member in header.EnumerateObject().Where(m => m.Name != Metadata))
        {
            var tensor = ReadTensor(file, member, dataStart, fileLength);
            tensors[tensor.Name] = tensor;
            end = Math.Max(end, tensor.Offset + tensor.Length);
        }

        return end == fileLength ? tensors : throw file.Fault($"{fileLength - end} bytes at its end belong to no tensor");
    }

    private static Tensor ReadTensor(SafetensorsFile file, JsonProperty member, long dataStart, long fileLength)
    {
        if (member.Value.ValueKind != JsonValueKind.Object
            || !member.Value.TryGetProperty("dtype", out var type) || type.ValueKind != JsonValueKind.String
            || Numbers(member.Value, "shape") is not { } shape
            || Numbers(member.Value, "data_offsets") is not [var start, var end])
        {
            throw file.Fault($"its header does not describe tensor '{member.Name}'");
        }

        if (ElementType.Size(type.GetString()!) is not { } size)
        {
            throw file.Fault($"tensor '{member.Name}' has numbers of the unknown type '{type.GetString()}'");
        }

        if (end < start || end > fileLength - dataStart)
        {
            throw file.Fault($"tensor '{member.Name}' ends {end - (fileLength - dataStart)} bytes behind the file's end");
        }

        return Length(shape, size) == end - start
            ? new Tensor(member.Name, type.GetString()!, shape, dataStart + start, end - start)
            : throw file.Fault($"tensor '{member.Name}' has {end - start} bytes, which is not its shape's size");
    }

    private static Int128 Length(IReadOnlyList<long> shape, int size) =>
        shape.Aggregate((Int128)size, (product, extent) => Int128.Min(product * extent, (Int128)1 << 62));

    /// <summary>An array of numbers that are not negative, or null.</summary>
    private static List<long>? Numbers(JsonElement tensor, string name)
    {
        if (!tensor.TryGetProperty(name, out var array) || array.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        List<long> numbers = [];
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0)
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }
}
