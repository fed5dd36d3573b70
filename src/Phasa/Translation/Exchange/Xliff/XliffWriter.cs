using System.Globalization;
using System.Text;
using System.Xml;

namespace Phasa.Translation.Exchange.Xliff;

/// <summary>
/// Writes XLIFF 2.1: a file per document, a unit with one segment per passage. What a translator should see is a note;
/// what only Phasa needs is in the metadata module, and the state in <c>subState</c>.
/// </summary>
internal sealed class XliffWriter(Stream stream, ExchangeHead head) : IExchangeWriter
{
    private readonly XmlWriter _xml = XmlWriter.Create(stream, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    });

    private string? _document;
    private int _files;

    /// <inheritdoc/>
    public void Begin()
    {
        _xml.WriteStartDocument();
        _xml.WriteStartElement("xliff", XliffNames.Core);
        _xml.WriteAttributeString("xmlns", "mda", null, XliffNames.Metadata);
        _xml.WriteAttributeString("version", "2.1");
        _xml.WriteAttributeString("srcLang", head.Source.Value);
        _xml.WriteAttributeString("trgLang", head.Target.Value);
    }

    /// <inheritdoc/>
    public void Write(ExchangeUnit unit)
    {
        if (_files == 0 || _document != unit.DocumentId)
        {
            BeginFile(unit);
        }

        _xml.WriteStartElement("unit", XliffNames.Core);
        _xml.WriteAttributeString("id", $"{unit.Passage}");
        WriteMetadata(unit);
        WriteNotes(unit);
        _xml.WriteStartElement("segment", XliffNames.Core);
        _xml.WriteAttributeString("state", unit.State switch
        {
            ExchangeState.Human => "final",
            ExchangeState.Machine or ExchangeState.Stale => "translated",
            _ => "initial",
        });
        _xml.WriteAttributeString("subState", $"{XliffNames.Phasa}:{ExchangeNames.Of(unit.State ?? ExchangeState.Missing)}");
        WriteText("source", unit.Source);
        if (unit.Target is { } target)
        {
            WriteText("target", target);
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_files == 0)
        {
            // A file without a unit is not valid; one with an empty group is.
            _xml.WriteStartElement("file", XliffNames.Core);
            _xml.WriteAttributeString("id", "f1");
            _xml.WriteStartElement("group", XliffNames.Core);
            _xml.WriteAttributeString("id", "none");
            _xml.WriteEndElement();
        }

        _xml.WriteEndDocument();
        _xml.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    private void BeginFile(ExchangeUnit unit)
    {
        if (_files > 0)
        {
            _xml.WriteEndElement();
        }

        (_document, _files) = (unit.DocumentId, _files + 1);
        _xml.WriteStartElement("file", XliffNames.Core);
        _xml.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"f{_files}"));
        _xml.WriteAttributeString("original", XmlText.Legal(_document ?? ""));
        _xml.WriteAttributeString("xml", "space", null, "preserve");
        if (unit.Title is { } title)
        {
            _xml.WriteStartElement("notes", XliffNames.Core);
            WriteNote(ExchangeNames.Title, title);
            _xml.WriteEndElement();
        }
    }

    private void WriteMetadata(ExchangeUnit unit)
    {
        _xml.WriteStartElement("metadata", XliffNames.Metadata);
        _xml.WriteStartElement("metaGroup", XliffNames.Metadata);
        _xml.WriteAttributeString("category", XliffNames.Phasa);
        WriteMeta(ExchangeNames.Ordinal, unit.Ordinal?.ToString(CultureInfo.InvariantCulture));
        WriteMeta(ExchangeNames.Hash, unit.SourceHash);
        WriteMeta(ExchangeNames.Provenance, unit.Provenance);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteMeta(string type, string? value)
    {
        if (value is not null)
        {
            _xml.WriteStartElement("meta", XliffNames.Metadata);
            _xml.WriteAttributeString("type", type);
            _xml.WriteString(XmlText.Legal(value));
            _xml.WriteEndElement();
        }
    }

    private void WriteNotes(ExchangeUnit unit)
    {
        if (unit.Heading is null && unit.OutdatedSource is null)
        {
            return;
        }

        _xml.WriteStartElement("notes", XliffNames.Core);
        WriteNote(ExchangeNames.Heading, unit.Heading);
        WriteNote(ExchangeNames.Outdated, unit.OutdatedSource);
        _xml.WriteEndElement();
    }

    private void WriteNote(string category, string? text)
    {
        if (text is not null)
        {
            _xml.WriteStartElement("note", XliffNames.Core);
            _xml.WriteAttributeString("category", category);
            _xml.WriteString(XmlText.Legal(text));
            _xml.WriteEndElement();
        }
    }

    /// <summary>Characters that XML cannot hold have an element of their own in XLIFF.</summary>
    private void WriteText(string element, string text)
    {
        _xml.WriteStartElement(element, XliffNames.Core);

        // An empty text first: it makes the content mixed, so that no indentation gets into it.
        _xml.WriteString("");
        foreach (var (part, code) in XmlText.Split(text))
        {
            _xml.WriteString(part);
            if (code is { } c)
            {
                _xml.WriteStartElement("cp", XliffNames.Core);
                _xml.WriteAttributeString("hex", ((int)c).ToString("X4", CultureInfo.InvariantCulture));
                _xml.WriteEndElement();
            }
        }

        _xml.WriteEndElement();
    }
}
