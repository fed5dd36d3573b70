using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Phasa.AspNetCore.Json;
using Phasa.Ingestion;

namespace Phasa.AspNetCore.Documents;

/// <summary>
/// Reads an NDJSON body line by line, each as soon as it has arrived, with one line in memory at a time. A line that is
/// no document or is too long fails alone; blank lines are passed over.
/// </summary>
internal static class NdjsonLines
{
    /// <summary>The documents of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="maxLine">The longest line in bytes.</param>
    /// <param name="maxCharacters">The longest text of a document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<ReadItem> ReadAsync(
        PipeReader body, int maxLine, int maxCharacters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (line, searched, tooLong) = (1, 0L, false);
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.Slice(searched).PositionOf((byte)'\n') is { } end)
            {
                if (Item(buffer.Slice(0, end), line, tooLong, maxLine, maxCharacters) is { } item)
                {
                    yield return item;
                }

                buffer = buffer.Slice(buffer.GetPosition(1, end));
                (line, searched, tooLong) = (line + 1, 0, false);
            }

            if (read.IsCompleted)
            {
                if (Item(buffer, line, tooLong, maxLine, maxCharacters) is { } item)
                {
                    yield return item;
                }

                body.AdvanceTo(buffer.End);
                yield break;
            }

            searched = buffer.Length;
            if (searched > maxLine)
            {
                (buffer, searched, tooLong) = (buffer.Slice(buffer.End), 0, true);
            }

            body.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static ReadItem? Item(ReadOnlySequence<byte> bytes, int line, bool tooLong, int maxLine, int maxCharacters)
    {
        if (tooLong || bytes.Length > maxLine)
        {
            return new(line, null, new PhasaException(ErrorCodes.TooLarge, $"Line {line} is longer than {maxLine} bytes."));
        }

        var utf8 = bytes.ToArray();
        if (utf8.AsSpan().IndexOfAnyExcept(" \t\r"u8) < 0)
        {
            return null;
        }

        try
        {
            return new(line, DocumentJson.Parse(JsonText.Check(utf8).Span, maxCharacters));
        }
        catch (PhasaException e)
        {
            return new(line, null, e);
        }
    }
}
