using System.Buffers.Binary;
using System.Text.Json;
using Phasa.Embeddings;

namespace Phasa.LocalModels.Safetensors;

/// <summary>
/// A safetensors file: the length of the header (u64, little-endian), the header in JSON, the numbers. Everything the
/// header claims is checked against the file before any number is read. Thread-safe.
/// </summary>
internal sealed class SafetensorsFile : IDisposable
{
    private const int LengthBytes = 8;
    private const int LongestHeader = 100_000_000;

    private readonly MappedFile _file;

    private SafetensorsFile(string path, MappedFile file)
    {
        Path = path;
        _file = file;
        using var header = Header(out var dataStart);
        Tensors = SafetensorsHeader.Read(this, header.RootElement, dataStart, file.Length);
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: missing, truncated, altered or another format.</exception>
    public static SafetensorsFile Open(string path)
    {
        MappedFile? file = null;
        try
        {
            file = new FileInfo(path).Length <= LengthBytes ? throw NotSafetensors(path, "it is too short") : new MappedFile(path);
            return new SafetensorsFile(path, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"{path} cannot be read: {e.Message}",
                "Fetch the model's files again, and check that this process may read them.",
                e)
            { Location = path };
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Access to the bytes.</summary>
    public MappedFile.Reader Read() => _file.Read();

    /// <summary>The error for a file whose content is not what it should be.</summary>
    public PhasaException Fault(string what) => NotSafetensors(Path, what);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private JsonDocument Header(out long dataStart)
    {
        using var reader = _file.Read();
        var length = BinaryPrimitives.ReadUInt64LittleEndian(reader.Slice(0, LengthBytes));
        if (length < 2 || length > LongestHeader || (long)length > _file.Length - LengthBytes)
        {
            throw Fault("its header does not fit into it");
        }

        dataStart = LengthBytes + (long)length;
        try
        {
            return JsonDocument.Parse(reader.Slice(LengthBytes, (int)length).ToArray());
        }
        catch (JsonException)
        {
            throw Fault("its header is not JSON");
        }
    }

    private static PhasaException NotSafetensors(string path, string what) => new(
        ErrorCodes.InvalidConfiguration,
        $"{path} is not a whole safetensors file: {what}.",
        "Fetch the file again and compare its size with that at its source; a file of a few hundred bytes is only a pointer to it.")
    { Location = path };
}
