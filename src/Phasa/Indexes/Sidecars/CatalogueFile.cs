using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Phasa.Collections;
using Phasa.Embeddings;

namespace Phasa.Indexes.Sidecars;

/// <summary>
/// The file that makes files of rows a set: it names each by its generation, and is given its name last. Whoever
/// finds it finds a whole set of one sequence number, or sees that a file is missing.
/// </summary>
internal static class CatalogueFile
{
    /// <summary>The file's name in the folder of its collection and space.</summary>
    public const string Name = "catalogue";

    /// <summary>Writes it under another name, to be given its own by <see cref="Publish"/>.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string folder, CollectionId collection, EmbeddingSpace space, ulong generation, long sequence, CatalogueContent content)
    {
        var languages = content.EncodeLanguages();
        var hash = new XxHash3();
        hash.Append(languages);
        foreach (var part in content.Parts())
        {
            hash.Append(part());
        }

        var header = new CatalogueHeader
        {
            Magic = CatalogueHeader.Mark,
            Version = CatalogueHeader.CurrentVersion,
            RowsVersion = SidecarHeader.CurrentVersion,
            Identity = IdentityOf(collection, space),
            Generation = generation,
            Sequence = sequence,
            LanguageBytes = languages.Length,
            Slots = content.Passages.Length,
            Rows = content.Arrays.RowIds.Length,
            Content = hash.GetCurrentHashAsUInt64(),
        };
        header.Checksum = header.ExpectedChecksum();
        using var file = new FileStream(PartOf(folder, generation), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<CatalogueHeader>(in header)));
        file.Write(new byte[CatalogueHeader.Length - Marshal.SizeOf<CatalogueHeader>()]);
        file.Write(languages);
        foreach (var part in content.Parts())
        {
            file.Write(part());
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>Makes it the one that is found.</summary>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    public static void Publish(string folder, ulong generation) => File.Move(PartOf(folder, generation), Path.Combine(folder, Name), overwrite: true);

    /// <summary>Reads the header alone.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="collection">The collection that it must be of.</param>
    /// <param name="space">The space that it must be of.</param>
    /// <param name="fault">Why the set cannot be used, as far as the header tells.</param>
    public static CatalogueHeader? ReadHeader(string folder, CollectionId collection, EmbeddingSpace space, out SidecarFault fault)
    {
        CatalogueHeader header = default;
        fault = With(folder, file =>
        {
            header = HeaderOf(file);
            return FaultOf(header, RandomAccess.GetLength(file), IdentityOf(collection, space));
        });
        return fault == SidecarFault.None ? header : null;
    }

    /// <summary>Reads all of it, if it is still the one whose header was read.</summary>
    public static CatalogueContent? Read(string folder, CatalogueHeader expected, out SidecarFault fault)
    {
        CatalogueContent? content = null;
        fault = With(folder, file =>
        {
            if (HeaderOf(file).Checksum != expected.Checksum)
            {
                return SidecarFault.Missing;
            }

            var hash = new XxHash3();
            var languages = new byte[expected.LanguageBytes];
            var at = (long)CatalogueHeader.Length;
            Take(languages);
            content = CatalogueContent.Empty([], expected.Slots, expected.Rows);
            foreach (var part in content.Parts())
            {
                Take(part());
            }

            if (hash.GetCurrentHashAsUInt64() != expected.Content)
            {
                return SidecarFault.Damaged;
            }

            content = content with { Languages = CatalogueContent.DecodeLanguages(languages) };
            return SidecarFault.None;

            void Take(Span<byte> bytes)
            {
                WholeFile.Read(file, bytes, at);
                hash.Append(bytes);
                at += bytes.Length;
            }
        });
        return fault == SidecarFault.None ? content : null;
    }

    /// <summary>The names of the files that belong together, its own among them; none where it cannot be read.</summary>
    public static IReadOnlyCollection<string> NamedBy(string folder)
    {
        List<string> names = [];
        With(folder, file =>
        {
            var header = HeaderOf(file);
            if (header.Magic != CatalogueHeader.Mark || header.Version != CatalogueHeader.CurrentVersion || header.Checksum != header.ExpectedChecksum())
            {
                return SidecarFault.Damaged;
            }

            var languages = new byte[header.LanguageBytes];
            WholeFile.Read(file, languages, CatalogueHeader.Length);
            foreach (var (language, rows) in CatalogueContent.DecodeLanguages(languages))
            {
                if (rows is { } filed)
                {
                    names.Add(SidecarKey.NameOf(language, filed.Generation));
                }
            }

            names.Add(Name);
            return SidecarFault.None;
        });
        return names;
    }

    private static SidecarFault With(string folder, Func<SafeFileHandle, SidecarFault> read)
    {
        try
        {
            using var file = File.OpenHandle(Path.Combine(folder, Name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return read(file);
        }
        catch (EndOfStreamException)
        {
            return SidecarFault.Truncated;
        }
        catch (Exception e) when (e is PhasaException or FormatException or OutOfMemoryException)
        {
            // A list of languages that is none.
            return SidecarFault.Damaged;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return SidecarFault.Missing;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return SidecarFault.Unreadable;
        }
    }

    private static CatalogueHeader HeaderOf(SafeFileHandle file)
    {
        CatalogueHeader header = default;
        WholeFile.Read(file, MemoryMarshal.AsBytes(new Span<CatalogueHeader>(ref header)), 0);
        return header;
    }

    private static SidecarFault FaultOf(CatalogueHeader header, long length, ulong identity) => header switch
    {
        _ when header.Magic == BinaryPrimitives.ReverseEndianness(CatalogueHeader.Mark) => SidecarFault.OtherByteOrder,
        _ when header.Magic != CatalogueHeader.Mark || header.Version != CatalogueHeader.CurrentVersion => SidecarFault.OtherVersion,
        _ when header.Checksum != header.ExpectedChecksum() => SidecarFault.Damaged,
        _ when header.RowsVersion != SidecarHeader.CurrentVersion => SidecarFault.OtherVersion,
        _ when header.Identity != identity => SidecarFault.OtherRows,
        _ when length != header.FileLength => SidecarFault.Truncated,
        _ => SidecarFault.None,
    };

    private static string PartOf(string folder, ulong generation) => Path.Combine(folder, $"{Name}-{generation:x16}.part");

    private static ulong IdentityOf(CollectionId collection, EmbeddingSpace space) =>
        XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{collection.Value}\n{space.Id}"));
}
