using System.Runtime.CompilerServices;

namespace Phasa.Ingestion.Readers;

/// <summary>Reads a file that is one document: Markdown, plain text or HTML. The text is kept as it is, with its format.</summary>
public sealed class TextFileReader : IDocumentReader
{
    private readonly TextFormat _format;

    private TextFileReader(TextFormat format, params string[] extensions) => (_format, Extensions) = (format, extensions);

    /// <summary>The readers of the three text formats.</summary>
    public static IReadOnlyList<TextFileReader> All { get; } =
    [
        new(TextFormat.Markdown, ".md", ".markdown"),
        new(TextFormat.Plain, ".txt"),
        new(TextFormat.Html, ".html", ".htm"),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, ReadContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var document = new DocumentInput(context.DocumentId, await ReadTextAsync(content, context, cancellationToken)) { Format = _format };
        DocumentValidation.Validate(document, context.MaxCharacters);
        yield return new ReadItem(1, document);
    }

    /// <summary>The text of a file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.TooLarge"/> or <see cref="ErrorCodes.UnreadableText"/>.</exception>
    internal static async Task<string> ReadTextAsync(Stream content, ReadContext context, CancellationToken cancellationToken)
    {
        var bytes = await ByteSource.ReadAllAsync(content, context, cancellationToken);
        return TextDecoder.Decode(bytes.Span, context.Name);
    }
}
