using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Phasa.Indexes.Sidecars;

/// <summary>Writes a language index into its sidecar. The old file stays until the new one is whole and on the disk.</summary>
internal static class SidecarWriter
{
    /// <summary>Writes the rows as they are in a snapshot, on any thread, while searches and writes go on.</summary>
    /// <param name="folder">Where sidecars lie.</param>
    /// <param name="key">What the rows are.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="health">Told when a vector cannot be read later.</param>
    /// <param name="cancellationToken">Stops between blocks and leaves the old file.</param>
    /// <returns>Where the vectors of the whole blocks are now, for <see cref="LanguageIndex.LeaveVectorsTo"/>.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<FiledVectors> Write(
        string folder, SidecarKey key, LanguageIndexSnapshot rows, SidecarHealth? health = null, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, key.FileName);
        var part = path + ".part";
        var deleted = DeletedWords(rows);
        var layout = new SidecarLayout(rows.Dimensions, rows.Count, deleted.Length);
        List<uint[]> sums = [];
        try
        {
            using (var file = new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20))
            {
                WriteVectors(file, layout, rows, sums, cancellationToken);
                var hash = WriteResident(file, layout, rows, deleted, sums, cancellationToken);
                WriteHeader(file, layout, key, hash);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }

        var vectors = new SidecarVectors(File.OpenHandle(path, options: FileOptions.RandomAccess, share: FileShare.Read | FileShare.Delete), path, layout, health ?? new());
        return [.. sums.Take(rows.Count / RowBlock.Rows).Select((s, i) => new FiledVectors(vectors, i * RowBlock.Rows, s))];
    }

    private static ulong[] DeletedWords(LanguageIndexSnapshot rows)
    {
        var words = rows.Deleted.Words ?? [];
        return words.Length > (rows.Count + 63) / 64 ? words[..((rows.Count + 63) / 64)] : words;
    }

    private static void WriteVectors(FileStream file, SidecarLayout layout, LanguageIndexSnapshot rows, List<uint[]> sums, CancellationToken cancellationToken)
    {
        file.SetLength(layout.Length);
        file.Position = layout.VectorsAt;
        var buffer = new float[layout.Dimensions];
        for (var position = 0; position < rows.Count; position++)
        {
            if (position % RowBlock.Rows == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sums.Add(new uint[RowBlock.Rows]);
            }

            var vector = MemoryMarshal.AsBytes(rows.ReadVector(position, buffer));
            sums[^1][position % RowBlock.Rows] = SidecarVectors.SumOf(vector);
            file.Write(vector);
        }
    }

    private static ulong WriteResident(
        FileStream file, SidecarLayout layout, LanguageIndexSnapshot rows, ulong[] deleted, List<uint[]> sums, CancellationToken cancellationToken)
    {
        var hash = new XxHash3();
        file.Position = SidecarHeader.Length;
        Put<ulong>(deleted);
        for (var i = 0; i < layout.Blocks; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var block = rows.BlockAt(i);

            // A writer may be filling rows that the snapshot does not count: what is hashed must be what is written.
            Put<ulong>([.. block.Codes]);
            Put<sbyte>([.. block.Bytes]);
            Put<float>([.. block.Scales]);
            Put<int>([.. block.Slots]);
            Put<uint>(sums[i]);
        }

        return hash.GetCurrentHashAsUInt64();

        void Put<T>(ReadOnlySpan<T> part)
            where T : unmanaged
        {
            var bytes = MemoryMarshal.AsBytes(part);
            hash.Append(bytes);
            file.Write(bytes);
        }
    }

    private static void WriteHeader(FileStream file, SidecarLayout layout, SidecarKey key, ulong resident)
    {
        var header = new SidecarHeader
        {
            Magic = SidecarHeader.Mark,
            Version = SidecarHeader.CurrentVersion,
            Dimensions = layout.Dimensions,
            Count = layout.Count,
            DeletedWords = layout.DeletedWords,
            Sequence = key.Sequence,
            Identity = SidecarHeader.HashOf(key),
            Resident = resident,
        };
        header.Checksum = header.ExpectedChecksum();
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SidecarHeader>(in header)));
    }
}
