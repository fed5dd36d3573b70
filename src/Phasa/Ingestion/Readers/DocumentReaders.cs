namespace Phasa.Ingestion.Readers;

/// <summary>The readers of all known file types, by file name extension. Thread-safe.</summary>
public sealed class DocumentReaders
{
    private readonly Dictionary<string, IDocumentReader> _readers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a registry; of two readers of one extension the later counts.</summary>
    public DocumentReaders(IEnumerable<IDocumentReader> readers)
    {
        foreach (var reader in readers)
        {
            foreach (var extension in reader.Extensions)
            {
                _readers[extension] = reader;
            }
        }
    }

    /// <summary>The readers in the library: Markdown, plain text, HTML, CSV, TSV, JSON, NDJSON.</summary>
    public static DocumentReaders Default { get; } =
        new([.. TextFileReader.All, .. CsvDocumentReader.All, new JsonReader(), new NdjsonReader()]);

    /// <summary>The known extensions, in ordinal order.</summary>
    public IReadOnlyList<string> Extensions => [.. _readers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The reader of a file, or null when its extension is not known.</summary>
    public IDocumentReader? Find(string fileName) => _readers.GetValueOrDefault(Path.GetExtension(fileName));

    /// <summary>The reader of a file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.UnsupportedFormat"/>, with the known extensions.</exception>
    public IDocumentReader Get(string fileName) => Find(fileName) ?? throw new PhasaException(
        ErrorCodes.UnsupportedFormat, $"'{fileName}' is not a file type that can be read.", $"Use one of {string.Join(", ", Extensions)}.");
}
