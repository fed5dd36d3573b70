namespace Phasa.Ingestion;

/// <summary>Reads the documents of one file type. Implementations keep no state and are thread-safe.</summary>
public interface IDocumentReader
{
    /// <summary>The file name extensions it reads, lower case with the dot (<c>.md</c>).</summary>
    IReadOnlyCollection<string> Extensions { get; }

    /// <summary>
    /// Reads the documents of a file one by one: one for a Markdown, text or HTML file, one per record for CSV, JSON and
    /// NDJSON. A record that cannot be read is an item with its error, and the following records are still read; a file
    /// that cannot be read at all raises the error.
    /// </summary>
    /// <exception cref="PhasaException">The file as a whole is unreadable.</exception>
    IAsyncEnumerable<ReadItem> ReadAsync(Stream content, ReadContext context, CancellationToken cancellationToken = default);
}
