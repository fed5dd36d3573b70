using Phasa.Embeddings;

namespace Phasa.Separation.Vectors;

/// <summary>
/// The vectors of one space on disk, as they come. What <see cref="AppendAsync"/> has returned from survives the process. A torn
/// end and a damaged record are passed over, never used. Any number of processes may read and append at once.
/// </summary>
internal sealed class VectorFile
{
    private readonly string _path;
    private readonly VectorFileHeader _header;
    private readonly VectorRecord _record;

    private VectorFile(string path, EmbeddingSpace space, VectorFileHeader header)
    {
        (_path, _header) = (path, header);
        _record = new(space.Dimensions, header.Checksum);
    }

    /// <summary>Why what was there is not used any more; null when nothing was, or all of it is.</summary>
    public string? BegunAnew { get; private init; }

    /// <summary>Opens the file of a space, making it when it is not there, damaged, or of a model that placed texts elsewhere.</summary>
    /// <param name="folder">The folder; made when it does not exist.</param>
    /// <param name="space">The space.</param>
    /// <param name="probe">Where the model puts the probe's texts now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static async Task<VectorFile> OpenAsync(string folder, EmbeddingSpace space, SpaceProbe probe, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{space.Id}.vectors");
        using var turn = await FileTurn.TakeAsync(path, cancellationToken).ConfigureAwait(false);
        string? anew = null;
        if (File.Exists(path))
        {
            using var file = OpenToRead(path);
            if (VectorFileHeader.Read(file, space) is not { } header)
            {
                anew = "it was damaged";
            }
            else if (header.Probe.SimilarityTo(probe) >= SpaceProbe.LeastSimilarity)
            {
                return new(path, space, header);
            }
            else
            {
                anew = $"the model '{space.Model}' no longer puts texts where it put them";
            }
        }

        var fresh = VectorFileHeader.Of(space, probe);
        await ReplaceAsync(path, fresh.Bytes, cancellationToken).ConfigureAwait(false);
        return new(path, space, fresh) { BegunAnew = anew };
    }

    /// <summary>The vectors of those keys that it has.</summary>
    public Dictionary<VectorKey, float[]> Read(IReadOnlySet<VectorKey> wanted, CancellationToken cancellationToken)
    {
        var found = new Dictionary<VectorKey, float[]>();
        using var file = OpenToRead(_path);
        if (!HasOurHeader(file))
        {
            return found;
        }

        var record = new byte[_record.Length];
        while (file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = VectorKey.Read(record);
            if (wanted.Contains(key) && _record.IsSound(record))
            {
                found[key] = _record.Vector(record);
            }
        }

        return found;
    }

    /// <summary>Adds vectors: all of them are on disk when it returns.</summary>
    /// <returns>False when another process has begun the file anew, for a changed model; nothing was written then.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<bool> AppendAsync(IReadOnlyList<(VectorKey Key, float[] Vector)> vectors)
    {
        var bytes = new byte[vectors.Count * _record.Length];
        foreach (var (i, (key, vector)) in vectors.Index())
        {
            _record.Write(bytes.AsSpan(i * _record.Length, _record.Length), key, vector);
        }

        using var turn = await FileTurn.TakeAsync(_path, CancellationToken.None).ConfigureAwait(false);
        using var file = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (!HasOurHeader(file))
        {
            return false;
        }

        // Whoever died while writing left part of a record; what came after it would be read askew.
        file.Position = file.Length - ((file.Length - _header.Bytes.Length) % _record.Length);
        file.SetLength(file.Position);

        await file.WriteAsync(bytes).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
        return true;
    }

    private bool HasOurHeader(FileStream file)
    {
        var bytes = new byte[_header.Bytes.Length];
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && bytes.AsSpan().SequenceEqual(_header.Bytes);
    }

    // In one step, so that a reader sees the old file or the new one.
    private static async Task ReplaceAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        var next = path + ".new";
        await using (var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    private static FileStream OpenToRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16, FileOptions.SequentialScan);
}
