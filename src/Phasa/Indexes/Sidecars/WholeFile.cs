using Microsoft.Win32.SafeHandles;

namespace Phasa.Indexes.Sidecars;

/// <summary>Reads parts of files in full.</summary>
internal static class WholeFile
{
    /// <summary>Fills a buffer.</summary>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public static void Read(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            bytes = bytes[read..];
            offset += read;
        }
    }
}
