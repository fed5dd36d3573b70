using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Phasa.Ingestion.Readers;

/// <summary>
/// Reads a CSV (comma) or TSV (tab) file with a header, a document per record. A record with bad values, bad quoting or
/// too many fields fails alone; a record beyond the limit ends the file, as does a quote that is never closed.
/// </summary>
public sealed class CsvDocumentReader : IDocumentReader
{
    private readonly char _separator;

    private CsvDocumentReader(char separator, string extension) => (_separator, Extensions) = (separator, [extension]);

    /// <summary>The readers of CSV and TSV.</summary>
    public static IReadOnlyList<CsvDocumentReader> All { get; } = [new(',', ".csv"), new('\t', ".tsv")];

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, ReadContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var utf8 = await ByteSource.OpenUtf8Async(content, cancellationToken);
        var malformed = new Queue<CsvMalformedRecord>();
        using var csv = CsvReader.Create(utf8, Options(context, malformed), leaveOpen: true);
        var columns = await ReadHeaderAsync(csv, malformed, context, cancellationToken);
        for (var more = true; more;)
        {
            more = await ReadRecordAsync(csv, context, cancellationToken);
            while (malformed.TryDequeue(out var record))
            {
                yield return new ReadItem((int)record.LineNumber, null, Malformed(record, context));
            }

            if (more)
            {
                yield return Read(csv, columns, context);
            }
        }
    }

    private static async Task<CsvColumns> ReadHeaderAsync(
        CsvReader csv, Queue<CsvMalformedRecord> malformed, ReadContext context, CancellationToken cancellationToken)
    {
        try
        {
            await csv.ReadHeaderAsync(cancellationToken);
        }
        catch (Exception e) when (e is CsvFormatException or DecoderFallbackException)
        {
            throw Unreadable(e, context);
        }

        if (malformed.TryDequeue(out var header))
        {
            throw Malformed(header, context);
        }

        if (csv.Headers.Count == 0)
        {
            throw new PhasaException(ErrorCodes.InvalidFile, $"'{context.Name}' is empty.", "Put a header line with the columns' names first.");
        }

        return new CsvColumns(csv.Headers, context.Name);
    }

    private static async Task<bool> ReadRecordAsync(CsvReader csv, ReadContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (Exception e) when (e is CsvFormatException or DecoderFallbackException)
        {
            throw Unreadable(e, context);
        }
    }

    private static ReadItem Read(CsvReader csv, CsvColumns columns, ReadContext context)
    {
        var line = (int)csv.LineNumber;
        var at = $"{context.Name}:{line}";
        try
        {
            if (!Utf8.IsValid(csv.RawRecord) || csv.RawRecord.Contains((byte)0))
            {
                _ = TextDecoder.Decode(csv.RawRecord, at, csv.ByteOffset);
            }

            if (csv.FieldCount > columns.Count)
            {
                throw new PhasaException(
                    ErrorCodes.InvalidFile, $"The record has {csv.FieldCount} fields; the header has {columns.Count}.",
                    "Put fields that hold the separator in double quotes.");
            }

            var document = columns.Read(i => i < csv.FieldCount ? csv.GetString(i) : "", $"{context.DocumentId}#{line}");
            DocumentValidation.Validate(document, context.MaxCharacters);
            return new ReadItem(line, document);
        }
        catch (PhasaException e)
        {
            return new ReadItem(line, null, e.At(at));
        }
    }

    private CsvReaderOptions Options(ReadContext context, Queue<CsvMalformedRecord> malformed) => new()
    {
        Separator = _separator,
        MaxRecordSize = ByteSource.MaxRecordBytes(context),
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Skip,
        OnMalformedRecord = malformed.Enqueue,
    };

    private static PhasaException Malformed(CsvMalformedRecord record, ReadContext context) => new(
        ErrorCodes.InvalidFile,
        record.Reason == CsvMalformedReason.UnterminatedQuote
            ? $"{context.Name}:{record.LineNumber}: A quote in this record is never closed; everything after it belongs to it."
            : $"{context.Name}:{record.LineNumber}: A field has a quote in the middle of it.",
        "Put fields that hold quotes in double quotes, and double the quotes inside.")
    {
        Location = $"{context.Name}:{record.LineNumber}",
    };

    private static PhasaException Unreadable(Exception e, ReadContext context) => e is CsvFormatException { LineNumber: var line }
        ? ByteSource.TooLarge($"{context.Name}:{line}", context.MaxCharacters)
        : new PhasaException(ErrorCodes.UnreadableText, $"'{context.Name}' holds something that is not valid UTF-16 text.", null, e) { Location = context.Name };
}
