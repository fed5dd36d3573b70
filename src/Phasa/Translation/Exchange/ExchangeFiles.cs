using Phasa.Translation.Exchange.Csv;
using Phasa.Translation.Exchange.Po;
using Phasa.Translation.Exchange.Tmx;
using Phasa.Translation.Exchange.Xliff;

namespace Phasa.Translation.Exchange;

/// <summary>Reads and writes the files that translators' tools exchange, one unit at a time and whatever their size.</summary>
public static class ExchangeFiles
{
    private const int ChunkBytes = 1 << 16;

    private static readonly Dictionary<string, ExchangeFormat> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xlf"] = ExchangeFormat.Xliff,
        [".xliff"] = ExchangeFormat.Xliff,
        [".sdlxliff"] = ExchangeFormat.Xliff,
        [".mqxliff"] = ExchangeFormat.Xliff,
        [".tmx"] = ExchangeFormat.Tmx,
        [".po"] = ExchangeFormat.Po,
        [".pot"] = ExchangeFormat.Po,
        [".csv"] = ExchangeFormat.Csv,
        [".tsv"] = ExchangeFormat.Tsv,
    };

    /// <summary>The format that a file's name stands for, or null.</summary>
    public static ExchangeFormat? FormatOf(string fileName) =>
        Extensions.TryGetValue(Path.GetExtension(fileName), out var format) ? format : null;

    /// <summary>The usual extension of a format, with the dot.</summary>
    public static string ExtensionOf(ExchangeFormat format) => format == ExchangeFormat.Xliff ? ".xlf" : $".{format.ToString().ToLowerInvariant()}";

    /// <summary>The media type of a format.</summary>
    public static string MediaTypeOf(ExchangeFormat format) => format switch
    {
        ExchangeFormat.Xliff => "application/xliff+xml",
        ExchangeFormat.Tmx => "application/x-tmx+xml",
        ExchangeFormat.Po => "text/x-gettext-translation; charset=utf-8",
        ExchangeFormat.Csv => "text/csv; charset=utf-8",
        _ => "text/tab-separated-values; charset=utf-8",
    };

    /// <summary>The units of a file in its order.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="stream">The file. It is read to its end and not closed.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidTranslationFile"/> with file and line.</exception>
    public static IAsyncEnumerable<ExchangeUnit> ReadAsync(
        ExchangeFormat format, Stream stream, string name, CancellationToken cancellationToken = default) => format switch
        {
            ExchangeFormat.Xliff => XliffReader.ReadAsync(stream, name, cancellationToken),
            ExchangeFormat.Tmx => TmxUnits.ReadAsync(stream, name, cancellationToken),
            ExchangeFormat.Po => PoReader.ReadAsync(stream, name, cancellationToken),
            _ => TableReader.ReadAsync(stream, name, cancellationToken),
        };

    /// <summary>Writes a file. The units of one document follow one another.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="stream">Where to write; not closed.</param>
    /// <param name="head">What the file says once. In an XLIFF file every unit has its source language.</param>
    /// <param name="units">The units.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>How many units were written.</returns>
    public static async Task<long> WriteAsync(
        ExchangeFormat format, Stream stream, ExchangeHead head, IAsyncEnumerable<ExchangeUnit> units, CancellationToken cancellationToken = default)
    {
        // Writers fill a buffer, so that none of them ever waits for the stream on a thread.
        using var buffer = new MemoryStream();
        using var writer = Open(format, buffer, head);
        var count = 0L;
        writer.Begin();
        await foreach (var unit in units.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            writer.Write(unit);
            count++;
            if (buffer.Length >= ChunkBytes)
            {
                await DrainAsync().ConfigureAwait(false);
            }
        }

        writer.End();
        await DrainAsync().ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return count;

        async Task DrainAsync()
        {
            await stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken).ConfigureAwait(false);
            buffer.SetLength(0);
        }
    }

    private static IExchangeWriter Open(ExchangeFormat format, Stream stream, ExchangeHead head) => format switch
    {
        ExchangeFormat.Xliff => new XliffWriter(stream, head),
        ExchangeFormat.Tmx => new TmxWriter(stream, head),
        ExchangeFormat.Po => new PoWriter(stream, head),
        ExchangeFormat.Csv => new TableWriter(stream, ','),
        _ => new TableWriter(stream, '\t'),
    };
}
