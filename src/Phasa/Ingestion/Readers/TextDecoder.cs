using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Phasa.Ingestion.Readers;

/// <summary>Turns bytes into text strictly: UTF-8 with or without a byte order mark, UTF-16 with one; no NUL, nothing invalid.</summary>
internal static class TextDecoder
{
    /// <summary>The text of a whole file.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="name">The file's name, or file and line, for messages.</param>
    /// <param name="origin">Where the bytes start in the file.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.UnreadableText"/> with the offset of the first bad byte.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string name, long origin = 0) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => DecodeUtf8(rest, name, origin + 3),
        [0xFF, 0xFE, .. var rest] => DecodeUtf16(rest, bigEndian: false, name, origin + 2),
        [0xFE, 0xFF, .. var rest] => DecodeUtf16(rest, bigEndian: true, name, origin + 2),
        _ => DecodeUtf8(bytes, name, origin),
    };

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes, string name, long origin)
    {
        if (bytes.IndexOf((byte)0) is var nul and >= 0)
        {
            throw Unreadable(name, origin + nul, "a NUL byte; the file may be binary, or UTF-16 without a byte order mark");
        }

        var chars = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            return Utf8.ToUtf16(bytes, chars, out var read, out var written, replaceInvalidSequences: false) == OperationStatus.Done
                ? new string(chars, 0, written)
                : throw Unreadable(name, origin + read, "a byte that is not valid UTF-8");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private static string DecodeUtf16(ReadOnlySpan<byte> bytes, bool bigEndian, string name, long origin)
    {
        var text = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetString(bytes[..(bytes.Length & ~1)]);
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            // The decoder has put U+FFFD where a surrogate stood alone; a real one in the bytes is legal.
            var bad = text[i] == '\0' || (text[i] == '\uFFFD' && !IsReplacementCharacter(bytes, i, bigEndian));
            if (bad)
            {
                throw Unreadable(name, origin + (2L * i), "something that is not valid UTF-16 text");
            }

            i += pair ? 1 : 0;
        }

        return bytes.Length % 2 == 0 ? text : throw Unreadable(name, origin + bytes.Length - 1, "half a UTF-16 character");
    }

    private static bool IsReplacementCharacter(ReadOnlySpan<byte> bytes, int index, bool bigEndian) =>
        bytes[(2 * index) + (bigEndian ? 0 : 1)] == 0xFF && bytes[(2 * index) + (bigEndian ? 1 : 0)] == 0xFD;

    public static PhasaException Unreadable(string name, long offset, string what) =>
        new(ErrorCodes.UnreadableText, $"'{name}' holds {what} at byte {offset}.") { Location = $"{name}@{offset}" };
}
