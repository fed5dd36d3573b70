using System.Text.Json;

namespace Phasa.LocalModels.Tests.Safetensors;

/// <summary>Writes safetensors files from numbers.</summary>
internal sealed class SafetensorsWriter
{
    private readonly SortedDictionary<string, object> _header = [];
    private readonly List<byte> _data = [];

    public SafetensorsWriter Add(string name, string type, long[] shape, params ReadOnlySpan<double> numbers)
    {
        var start = _data.Count;
        foreach (var number in numbers)
        {
            _data.AddRange(Bytes(type, number));
        }

        _header[name] = new { dtype = type, shape, data_offsets = new[] { start, _data.Count } };
        return this;
    }

    public byte[] ToArray()
    {
        _header["__metadata__"] = new { format = "pt" };
        return Join(JsonSerializer.SerializeToUtf8Bytes(_header), _data.ToArray());
    }

    public static byte[] Join(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data) => [.. BitConverter.GetBytes((ulong)header.Length), .. header, .. data];

    private static byte[] Bytes(string type, double number) => type switch
    {
        "F64" => BitConverter.GetBytes(number),
        "F32" => BitConverter.GetBytes((float)number),
        "F16" => BitConverter.GetBytes((Half)number),
        "BF16" => BitConverter.GetBytes((float)number)[2..],
        "I8" => [(byte)(sbyte)number],
        "I32" => BitConverter.GetBytes((int)number),
        "I64" => BitConverter.GetBytes((long)number),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
