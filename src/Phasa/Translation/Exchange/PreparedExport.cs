using Phasa.Collections;

namespace Phasa.Translation.Exchange;

/// <summary>An export that was checked and can be written.</summary>
public sealed class PreparedExport
{
    private readonly TranslationExport _export;
    private readonly Collection _collection;
    private readonly ExportSelection _selection;

    internal PreparedExport(TranslationExport export, Collection collection, ExportSelection selection, ExchangeFormat format, ExchangeHead head)
    {
        (_export, _collection, Format, Head) = (export, collection, format, head);

        // A passage of another language may come meanwhile; the file has no place for it.
        _selection = format == ExchangeFormat.Xliff ? selection with { Source = head.Source } : selection;
    }

    /// <summary>The file's format.</summary>
    public ExchangeFormat Format { get; }

    /// <summary>What the file says once.</summary>
    public ExchangeHead Head { get; }

    /// <summary>A name for the file.</summary>
    public string FileName => $"{_collection.Name}.{_selection.Language}{ExchangeFiles.ExtensionOf(Format)}";

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to; not closed.</param>
    /// <param name="progress">Told the units written so far.</param>
    /// <param name="cancellationToken">Stops it; the file is cut off then.</param>
    /// <returns>How many units there are.</returns>
    public Task<long> WriteAsync(Stream stream, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var written = 0L;
        var units = _export.UnitsAsync(_collection, _selection, cancellationToken).Select(unit =>
        {
            progress?.Report(++written);
            return unit;
        });
        return ExchangeFiles.WriteAsync(Format, stream, Head, units, cancellationToken);
    }
}
