using System.Runtime.CompilerServices;

namespace Phasa.Ingestion.Readers;

/// <summary>
/// Reads a file with a JSON document on each line. A line that cannot be read, or is too long, fails alone; blank lines
/// are passed over. The members are those of <see cref="DocumentJson"/>.
/// </summary>
public sealed class NdjsonReader : IDocumentReader
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; } = [".ndjson", ".jsonl"];

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, ReadContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var utf8 = await ByteSource.OpenUtf8Async(content, cancellationToken);
        var buffer = new RecordBuffer(utf8, context.Name);
        var limit = ByteSource.MaxRecordBytes(context);
        var (line, searched, tooLong) = (1, 0, false);
        while (true)
        {
            var end = buffer.Unread[searched..].IndexOf((byte)'\n');
            if (end < 0 && !buffer.AtEnd)
            {
                searched = buffer.Unread.Length;
                if (searched > limit)
                {
                    tooLong = true;
                    buffer.Advance(searched);
                    searched = 0;
                }

                await buffer.FillAsync(cancellationToken);
                continue;
            }

            var length = end < 0 ? buffer.Unread.Length : searched + end;
            if (tooLong || length > limit)
            {
                yield return new ReadItem(line, null, ByteSource.TooLarge($"{context.Name}:{line}", context.MaxCharacters));
            }
            else if (!IsBlank(buffer.Unread[..length]))
            {
                yield return JsonRecord.Read(buffer.Unread[..length], line, context, buffer.Offset);
            }

            if (end < 0)
            {
                yield break;
            }

            buffer.Advance(length + 1);
            (line, searched, tooLong) = (line + 1, 0, false);
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}
