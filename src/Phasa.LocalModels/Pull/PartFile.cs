using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Phasa.LocalModels.Pull;

/// <summary>
/// What has come of a file so far. It is named by the checksum that the whole must have, so that what is left of an
/// earlier attempt can only ever be continued to the same content.
/// </summary>
internal sealed class PartFile(string folder, FileChecksum checksum)
{
    private readonly string _part = Path.Combine(folder, checksum.Value + ".part");
    private readonly string _tag = Path.Combine(folder, checksum.Value + ".etag");

    /// <summary>The file once its content is known to be right.</summary>
    public string WholePath { get; } = Path.Combine(folder, checksum.Value);

    public bool IsComplete => File.Exists(WholePath);

    /// <summary>How many bytes are there.</summary>
    public long Length => new FileInfo(IsComplete ? WholePath : _part) is { Exists: true } file ? file.Length : 0;

    /// <summary>The version that the bytes are of, as their server names it; null when it did not, so that they cannot be continued.</summary>
    public EntityTagHeaderValue? Tag
    {
        get => File.Exists(_tag) && EntityTagHeaderValue.TryParse(File.ReadAllText(_tag), out var tag) ? tag : null;
        set => File.WriteAllText(_tag, value?.ToString() ?? "");
    }

    /// <summary>Opens it for writing from a place on; what stands behind goes.</summary>
    public FileStream Open(long at)
    {
        var stream = new FileStream(_part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.SetLength(at);
        stream.Position = at;
        return stream;
    }

    public async Task HashAsync(IncrementalHash hash, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 20];
        await using var stream = new FileStream(_part, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
        }
    }

    public void Complete()
    {
        File.Move(_part, WholePath, overwrite: true);
        File.Delete(_tag);
    }

    public void Discard()
    {
        File.Delete(_part);
        File.Delete(_tag);
    }
}
