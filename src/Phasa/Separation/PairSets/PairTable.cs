using System.Globalization;
using System.Text;
using CsvHelper;
using Phasa.Languages;

namespace Phasa.Separation.PairSets;

/// <summary>
/// Reads parallel texts: a table with a column per language, headed by its tag, and if wished a column <c>id</c>. The query of an
/// item is its document, too. An empty cell is a text that is not there.
/// </summary>
internal static class PairTable
{
    private const string IdColumn = "id";

    // A record holds a text in every language.
    private const int MaxRecordBytes = 16 * 1024 * 1024;

    /// <summary>The items of the records without a fault.</summary>
    public static List<PairItem> Read(string text, char separator, LineFaults faults)
    {
        var malformed = new Queue<CsvMalformedRecord>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = separator,
            MaxRecordSize = MaxRecordBytes,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = malformed.Enqueue,
        });
        try
        {
            csv.ReadHeader();
            return malformed.Count == 0 && csv.Headers.Count > 0 && Columns([.. csv.Headers.Select(h => h.Trim())], faults) is { } columns ? Records(csv, columns, malformed, faults) : [];
        }
        catch (CsvFormatException e)
        {
            faults.Add(e.LineNumber, "the record is too long");
            return [];
        }
        finally
        {
            while (malformed.TryDequeue(out var record))
            {
                faults.Add(record.LineNumber, Malformed(record));
            }
        }
    }

    private static List<PairItem> Records(CsvReader csv, IReadOnlyList<LanguageTag?> columns, Queue<CsvMalformedRecord> malformed, LineFaults faults)
    {
        List<PairItem> items = [];
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        while (csv.Read())
        {
            while (malformed.TryDequeue(out var record))
            {
                faults.Add(record.LineNumber, Malformed(record));
            }

            if (Enumerable.Range(0, csv.FieldCount).All(i => string.IsNullOrWhiteSpace(csv.GetString(i))))
            {
                continue;
            }

            try
            {
                var item = Item(csv, columns);
                if (lines.TryAdd(item.Id, csv.LineNumber))
                {
                    items.Add(item);
                }
                else
                {
                    faults.Add(csv.LineNumber, $"the id '{item.Id}' is that of line {lines[item.Id]}, too");
                }
            }
            catch (FormatException e)
            {
                faults.Add(csv.LineNumber, e.Message);
            }
        }

        return items;
    }

    private static PairItem Item(CsvReader csv, IReadOnlyList<LanguageTag?> columns)
    {
        if (csv.FieldCount > columns.Count)
        {
            throw new FormatException($"the record has {csv.FieldCount} fields, the header {columns.Count}; put fields that hold the separator in double quotes");
        }

        var id = csv.LineNumber.ToString(CultureInfo.InvariantCulture);
        var texts = new Dictionary<LanguageTag, string>();
        for (var i = 0; i < csv.FieldCount; i++)
        {
            if (columns[i] is not { } language)
            {
                id = PairTexts.Text(csv.GetString(i), IdColumn);
            }
            else if (!string.IsNullOrWhiteSpace(csv.GetString(i)))
            {
                texts.Add(language, PairTexts.Text(csv.GetString(i), language.Value));
            }
        }

        return texts.Count > 1 ? new(id, texts, texts) : throw new FormatException("the record needs texts in two languages or more");
    }

    /// <summary>The language of each column, null for the ids; null when the header is faulty.</summary>
    private static List<LanguageTag?>? Columns(IReadOnlyList<string> names, LineFaults faults)
    {
        List<LanguageTag?> columns = [];
        try
        {
            foreach (var name in names)
            {
                // A second one is Indonesian, which has the same tag.
                LanguageTag? language = name.Equals(IdColumn, StringComparison.OrdinalIgnoreCase) && !columns.Contains(null) ? null : PairTexts.Language(name);
                if (columns.Contains(language))
                {
                    throw new FormatException($"there are two columns '{name}'");
                }

                columns.Add(language);
            }

            return columns.Count(c => c is not null) > 1 ? columns : throw new FormatException("the header needs columns of two languages or more, headed by their tags");
        }
        catch (FormatException e)
        {
            faults.Add(1, e.Message);
            return null;
        }
    }

    private static string Malformed(CsvMalformedRecord record) => record.Reason == CsvMalformedReason.UnterminatedQuote
        ? "a quote in this record is never closed; everything after it belongs to it"
        : "a field has a quote in the middle of it; put the field in double quotes and double the quotes inside";
}
