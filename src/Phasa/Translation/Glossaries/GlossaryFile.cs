using System.Text;
using CsvHelper;
using Phasa.Ingestion.Readers;
using Phasa.Separation.PairSets;

namespace Phasa.Translation.Glossaries;

/// <summary>
/// Reads a table of terms: the column <c>source</c>, a column of accepted forms for each language, headed by its tag, and
/// if wished <c>caseSensitive</c>, <c>doNotTranslate</c> (both <c>yes</c>, <c>true</c> or <c>1</c>) and <c>note</c>.
/// </summary>
internal static class GlossaryFile
{
    private const string SourceColumn = "source";
    private const string CaseColumn = "caseSensitive";
    private const string KeptColumn = "doNotTranslate";
    private const string NoteColumn = "note";
    private const int MaxRecordBytes = 64 * 1024;

    private static readonly string[] OwnColumns = [SourceColumn, CaseColumn, KeptColumn, NoteColumn];

    /// <summary>The terms of a file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: it cannot be read; <see cref="ErrorCodes.UnreadableText"/>;
    /// <see cref="ErrorCodes.InvalidFile"/> with every faulty line.</exception>
    public static IReadOnlyList<GlossaryEntry> Read(string path)
    {
        var separator = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => ',',
            ".TSV" => '\t',
            _ => throw new PhasaException(ErrorCodes.InvalidConfiguration, $"The glossary '{path}' is neither a .csv nor a .tsv file.", "Save it as CSV (comma) or TSV (tab) in UTF-8.") { Location = path },
        };
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(ErrorCodes.InvalidConfiguration, $"The glossary '{path}' cannot be read: {e.Message}", "Correct the path; a relative one begins in the data folder.", e) { Location = path };
        }

        var faults = new LineFaults(path, "The glossary");
        var entries = Entries(TextDecoder.Decode(bytes, path), separator, faults);
        return faults.Any
            ? throw faults.ToException("Correct the lines: a term under 'source', its accepted forms under language tags with '|' between them (docs/reference/translation-providers.md).")
            : entries;
    }

    private static List<GlossaryEntry> Entries(string text, char separator, LineFaults faults)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = separator,
            MaxRecordSize = MaxRecordBytes,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => faults.Add(record.LineNumber, "a quote is not closed, or stands in the middle of a field; put the field in double quotes and double the quotes inside"),
        });
        List<GlossaryEntry> entries = [];
        try
        {
            csv.ReadHeader();
            var columns = csv.Headers.Select(h => h.Trim()).ToList();
            if (Faulty(columns) is { } fault)
            {
                faults.Add(1, fault);
                return entries;
            }

            while (csv.Read())
            {
                Add(csv, columns, entries, faults);
            }
        }
        catch (CsvFormatException e)
        {
            faults.Add(e.LineNumber, "the record is too long");
        }

        return entries;
    }

    private static void Add(CsvReader csv, List<string> columns, List<GlossaryEntry> entries, LineFaults faults)
    {
        var cells = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
        if (cells.TrueForAll(string.IsNullOrWhiteSpace))
        {
            return;
        }

        try
        {
            entries.Add(cells.Count > columns.Count
                ? throw new FormatException($"the record has {cells.Count} fields, the header {columns.Count}; put fields that hold the separator in double quotes")
                : Entry([.. columns.Zip(cells, KeyValuePair.Create)]));
        }
        catch (FormatException e)
        {
            faults.Add(csv.LineNumber, e.Message);
        }
    }

    private static GlossaryEntry Entry(List<KeyValuePair<string, string>> cells)
    {
        var forms = cells.Where(c => !IsOwn(c.Key) && !string.IsNullOrWhiteSpace(c.Value)).ToList();
        return !IsYes(Cell(KeptColumn), KeptColumn) ? GlossaryEntry.Of(Cell(SourceColumn), forms, IsYes(Cell(CaseColumn), CaseColumn), Cell(NoteColumn))
            : forms is [] ? GlossaryEntry.Kept(Cell(SourceColumn))
            : throw new FormatException($"'{Cell(SourceColumn)}' has forms, and is not to be translated");

        string Cell(string column) => cells.FirstOrDefault(c => c.Key.Equals(column, StringComparison.OrdinalIgnoreCase)).Value ?? "";
    }

    private static string? Faulty(List<string> columns) =>
        !columns.Contains(SourceColumn, StringComparer.OrdinalIgnoreCase) ? $"the header has no column '{SourceColumn}'"
        : columns.GroupBy(c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"there are two columns '{twice.Key}'"
        : columns.Find(c => !IsOwn(c) && !Languages.LanguageTag.TryParse(c, out _)) is { } unknown ? $"'{unknown}' is no language tag, nor one of {string.Join(", ", OwnColumns)}"
        : null;

    private static bool IsOwn(string column) => OwnColumns.Contains(column, StringComparer.OrdinalIgnoreCase);

    private static bool IsYes(string cell, string column) => cell.Trim().ToUpperInvariant() switch
    {
        "YES" or "TRUE" or "1" => true,
        "" or "NO" or "FALSE" or "0" => false,
        _ => throw new FormatException($"'{cell}' under '{column}' is neither yes nor no"),
    };
}
