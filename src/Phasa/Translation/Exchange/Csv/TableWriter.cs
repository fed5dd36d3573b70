using System.Globalization;
using System.Text;

namespace Phasa.Translation.Exchange.Csv;

/// <summary>Writes a table as RFC 4180 has it, with a byte order mark: spreadsheets take UTF-8 without one for something else.</summary>
internal sealed class TableWriter(Stream stream, char separator) : IExchangeWriter
{
    private readonly StreamWriter _text = new(stream, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };

    /// <inheritdoc/>
    public void Begin() => WriteLine(TableColumns.All);

    /// <inheritdoc/>
    public void Write(ExchangeUnit unit) => WriteLine(
    [
        $"{unit.Passage}",
        unit.DocumentId,
        unit.Ordinal?.ToString(CultureInfo.InvariantCulture),
        unit.Title,
        unit.Heading,
        unit.Source,
        unit.Target,
        unit.State is { } state ? ExchangeNames.Of(state) : null,
        unit.SourceLanguage?.Value,
        unit.TargetLanguage?.Value,
        unit.Provenance,
        unit.SourceHash,
        unit.OutdatedSource,
    ]);

    /// <inheritdoc/>
    public void End() => _text.Flush();

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private void WriteLine(IEnumerable<string?> cells) => _text.WriteLine(string.Join(separator, cells.Select(c => Quote(TableCell.Protect(c ?? "")))));

    private string Quote(string cell) =>
        cell.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0 && cell.Trim().Length == cell.Length ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
