using System.Text;

namespace Phasa.Ingestion.Readers;

/// <summary>Reads a stream within limits. What a limit refuses has not been held in memory.</summary>
internal static class ByteSource
{
    /// <summary>All bytes of a file that holds one document.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.TooLarge"/>.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream content, ReadContext context, CancellationToken cancellationToken)
    {
        // Four bytes are the longest UTF-8 character, three the longest of one UTF-16 code unit.
        var limit = (3L * context.MaxCharacters) + 4;
        var buffer = new byte[81920];
        for (var length = 0; ;)
        {
            var read = await content.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            if (length > limit)
            {
                throw TooLarge(context.Name, context.MaxCharacters);
            }

            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * length, limit + 1));
            }
        }
    }

    /// <summary>
    /// The stream as UTF-8 without a byte order mark; UTF-16 with a mark is transcoded on the way. UTF-8 itself is not
    /// checked here: records are checked one by one, so that one bad record fails alone. The given stream stays open.
    /// </summary>
    public static async Task<Stream> OpenUtf8Async(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[3];
        var length = await content.ReadAtLeastAsync(head, 3, throwOnEndOfStream: false, cancellationToken);
        return head.AsSpan(0, length) switch
        {
            [0xEF, 0xBB, 0xBF] => new PrefixedStream(default, content),
            [0xFF, 0xFE, ..] => Transcode(bigEndian: false, head.AsMemory(2, length - 2)),
            [0xFE, 0xFF, ..] => Transcode(bigEndian: true, head.AsMemory(2, length - 2)),
            _ => new PrefixedStream(head.AsMemory(0, length), content),
        };

        Stream Transcode(bool bigEndian, ReadOnlyMemory<byte> rest) => Encoding.CreateTranscodingStream(
            new PrefixedStream(rest, content), new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true), new UTF8Encoding(false), leaveOpen: true);
    }

    /// <summary>The most bytes of one record: its text, several translations and its metadata.</summary>
    public static int MaxRecordBytes(ReadContext context) => (int)Math.Min(int.MaxValue / 4, (16L * context.MaxCharacters) + 65536);

    public static PhasaException TooLarge(string where, long characters) => new(
        ErrorCodes.TooLarge, $"'{where}' is longer than the limit of {characters} characters.")
    { Location = where };
}
