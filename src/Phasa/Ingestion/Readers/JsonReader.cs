using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Phasa.Ingestion.Readers;

/// <summary>
/// Reads a JSON file that is one document object or an array of them; one document is in memory at a time. A document
/// with wrong members fails alone; what is not JSON ends the file. The members are those of <see cref="DocumentJson"/>.
/// </summary>
public sealed class JsonReader : IDocumentReader
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; } = [".json"];

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, ReadContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var utf8 = await ByteSource.OpenUtf8Async(content, cancellationToken);
        var buffer = new RecordBuffer(utf8, context.Name);
        var limit = ByteSource.MaxRecordBytes(context);
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = DocumentJson.MaxDepth + 1 });
        for (var record = 1; ;)
        {
            var step = Next(buffer, ref state, context.Name);
            switch (step.Kind)
            {
                case StepKind.More when buffer.Unread.Length > limit:
                    throw ByteSource.TooLarge($"{context.Name}#{record}", context.MaxCharacters);
                case StepKind.More:
                    await buffer.FillAsync(cancellationToken);
                    continue;
                case StepKind.Record:
                    yield return JsonRecord.Read(buffer.Unread[step.Start..step.End], record++, context, buffer.Offset + step.Start);
                    break;
                case StepKind.End:
                    yield break;
            }

            buffer.Advance(step.End);
        }
    }

    private static Step Next(RecordBuffer buffer, ref JsonReaderState state, string name)
    {
        try
        {
            if (buffer.AtEnd && buffer.Unread.IndexOfAnyExcept(" \t\r\n"u8) < 0 && buffer.Offset + buffer.Unread.Length == 0)
            {
                throw new PhasaException(ErrorCodes.InvalidFile, $"'{name}' is empty.");
            }

            var reader = new Utf8JsonReader(buffer.Unread, buffer.AtEnd, state);
            if (!reader.Read())
            {
                return new Step(buffer.AtEnd ? StepKind.End : StepKind.More, 0, 0);
            }

            var (start, kind) = ((int)reader.TokenStartIndex, StepKind.Record);
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray && reader.CurrentDepth == 0)
            {
                kind = StepKind.Bracket;
            }
            else if (!reader.TrySkip())
            {
                return new Step(StepKind.More, 0, 0);
            }

            state = reader.CurrentState;
            return new Step(kind, start, (int)reader.BytesConsumed);
        }
        catch (JsonException e)
        {
            throw new PhasaException(
                ErrorCodes.InvalidFile, $"'{name}' is malformed JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {Plain(e)}", null, e)
            {
                Location = $"{name}:{e.LineNumber + 1}",
            };
        }
    }

    // The parser appends the position, which is said already.
    private static string Plain(JsonException e) => e.Message.Split(" LineNumber:")[0];

    private enum StepKind
    {
        More,
        Bracket,
        Record,
        End,
    }

    private readonly record struct Step(StepKind Kind, int Start, int End);
}
