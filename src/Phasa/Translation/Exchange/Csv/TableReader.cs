using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Phasa.Documents;
using Phasa.Ingestion.Readers;
using Phasa.Languages;

namespace Phasa.Translation.Exchange.Csv;

/// <summary>Reads tables as spreadsheets save them: with commas, semicolons or tabs, with a byte order mark, as UTF-16.</summary>
internal static class TableReader
{
    private const int MaxRecordBytes = 16 * ExchangeFault.MaxText;
    private const int HeadBytes = 1 << 14;

    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/> with file and line.</exception>
    public static async IAsyncEnumerable<ExchangeUnit> ReadAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var utf8 = await ByteSource.OpenUtf8Async(stream, cancellationToken).ConfigureAwait(false);
        var head = new byte[HeadBytes];
        var length = await GuardAsync(() => utf8.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken).AsTask(), name).ConfigureAwait(false);
        var (separator, skipped) = Separator(head.AsSpan(0, length));
        var malformed = new Queue<CsvMalformedRecord>();
        await using var rest = new PrefixedStream(head.AsMemory(skipped, length - skipped), utf8);
        using var csv = CsvReader.Create(rest, new CsvReaderOptions
        {
            Separator = separator,
            MaxRecordSize = MaxRecordBytes,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = malformed.Enqueue,
        }, leaveOpen: true);
        var offset = skipped > 0 ? 1 : 0;
        await GuardAsync(
            async () =>
            {
                await csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
                return csv.Headers;
            },
            name).ConfigureAwait(false);
        var columns = Columns(csv, name, offset + 1);
        for (var more = true; more;)
        {
            more = await GuardAsync(async () => await csv.ReadAsync(cancellationToken).ConfigureAwait(false), name).ConfigureAwait(false);
            if (malformed.TryDequeue(out var record))
            {
                throw ExchangeFault.At(name, record.LineNumber + offset, record.Reason == CsvMalformedReason.UnterminatedQuote
                    ? "a quote is never closed; the file may be cut off"
                    : "a cell has a quote in the middle of it");
            }

            if (more)
            {
                var unit = Unit(csv, columns, name, csv.LineNumber + offset);
                if (unit.Source.Length > 0 || unit.Target is not null)
                {
                    yield return unit;
                }
            }
        }
    }

    private static Dictionary<string, int> Columns(CsvReader csv, string name, int line)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < csv.Headers.Count; i++)
        {
            if (csv.Headers[i].Trim() is { Length: > 0 } header && !columns.TryAdd(header, i))
            {
                throw ExchangeFault.At(name, line, $"there are two columns '{(header.Length > 40 ? header[..40] : header)}'");
            }
        }

        foreach (var needed in (string[])[TableColumns.Source, TableColumns.Target])
        {
            if (!columns.ContainsKey(needed))
            {
                throw ExchangeFault.At(
                    name, line, $"there is no column '{needed}'",
                    "Name the column with the originals 'source', the one with the translations 'target', and keep the column 'id' of an export.");
            }
        }

        return columns;
    }

    private static ExchangeUnit Unit(CsvReader csv, Dictionary<string, int> columns, string name, long line)
    {
        if (!Utf8.IsValid(csv.RawRecord) || csv.RawRecord.Contains((byte)0))
        {
            throw ExchangeFault.At(name, line, "it holds bytes that are not UTF-8", "Save the table as 'CSV UTF-8'.");
        }

        return new()
        {
            Passage = PassageId.TryParse(Cell(TableColumns.Id), out var passage) ? passage : null,
            DocumentId = Cell(ExchangeNames.Document),
            Ordinal = int.TryParse(Cell(ExchangeNames.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : null,
            Title = Cell(ExchangeNames.Title),
            Heading = Cell(ExchangeNames.Heading),
            Source = Cell(TableColumns.Source) ?? "",
            Target = Cell(TableColumns.Target),
            State = ExchangeNames.StateOf(Cell(ExchangeNames.State)),
            SourceLanguage = Language(TableColumns.SourceLanguage),
            TargetLanguage = Language(TableColumns.TargetLanguage),
            Provenance = Cell(ExchangeNames.Provenance),
            SourceHash = Cell(ExchangeNames.Hash),
            OutdatedSource = Cell(TableColumns.Outdated),
            Line = line,
        };

        string? Cell(string column) =>
            columns.TryGetValue(column, out var at) && at < csv.FieldCount && csv.GetString(at) is { Length: > 0 } cell ? TableCell.Unprotect(cell) : null;

        LanguageTag? Language(string column) => Cell(column) is not { } cell ? null
            : LanguageTag.TryParse(cell.Trim(), out var tag) ? tag
            : throw ExchangeFault.At(name, line, $"'{(cell.Length > 40 ? cell[..40] : cell)}' in '{column}' is not a language tag");
    }

    /// <summary>What parts the cells: of comma, semicolon and tab the most frequent in the header, or what a first line <c>sep=;</c> names.</summary>
    private static (char Separator, int Skipped) Separator(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(end < 0 ? head : head[..end]).TrimEnd('\r');
        if (end >= 0 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && line.Length == 5)
        {
            return (line[4], end + 1);
        }

        return (((char[])[',', ';', '\t']).MaxBy(c => line.Count(l => l == c)), 0);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> read, string name)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (CsvFormatException e)
        {
            throw ExchangeFault.At(name, e.LineNumber, $"the record is longer than {MaxRecordBytes} bytes", null, e);
        }
        catch (DecoderFallbackException e)
        {
            throw ExchangeFault.At(name, 1, "it holds something that is not valid UTF-16 text", null, e);
        }
    }
}
